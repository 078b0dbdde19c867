package mra.rehearsal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.function.ToIntFunction;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.Pull.Transport;

/**
 * Where an administration's servers listen, and who is told what they see.
 *
 * @param listen the address of this machine; the only one unless it stands for all
 * @param called the name in certificates and addresses
 * @param ports of each kind of server; 0 is any that is free
 */
record Site(String listen, String called, ToIntFunction<Transport> ports, Onlooker onlooker) {
  static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");

  /** On this machine only, and nobody is told. */
  static final Site LOOPBACK = new Site(Outlet.LOOPBACK, "localhost", any -> 0, Onlooker.NOBODY);

  int port(Transport server) {
    return ports.applyAsInt(server);
  }

  /** In addresses without a certificate. Some systems look for a name at another address first. */
  String numbered() {
    var host = EVERYWHERE.contains(listen) ? called : listen;
    return host.contains(":") ? "[" + host + "]" : host;
  }

  /**
   * Servers say it each in their way, or not at all.
   *
   * @throws Refused E617 when nobody can listen there
   */
  void expectFree(Transport server) {
    try {
      new ServerSocket(port(server), 1, InetAddress.getByName(listen)).close();
    } catch (IOException taken) {
      var where = listen + ":" + port(server);
      throw new Refused(Fault.PORT_TAKEN, where, String.valueOf(taken.getMessage()), taken);
    }
  }
}
