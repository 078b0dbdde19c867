package mra.rehearsal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.AbstractSftpEventListenerAdapter;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.jspecify.annotations.Nullable;

/** Tells of each list that was read to its end. */
final class SftpFetches extends AbstractSftpEventListenerAdapter {
  private final String offers;
  private final Onlooker onlooker;
  private final Map<Handle, Progress> open = new ConcurrentHashMap<>();

  /**
   * @param end of the last byte that was read
   */
  private record Progress(long size, long end) {
    Progress to(long read) {
      return new Progress(size, Math.max(end, read));
    }
  }

  /**
   * @param offers folder of lists, as clients see it
   */
  SftpFetches(String offers, Onlooker onlooker) {
    this.offers = offers;
    this.onlooker = onlooker;
  }

  static String address(ServerSession session) {
    return session.getClientAddress() instanceof InetSocketAddress client
        ? client.getAddress().getHostAddress()
        : String.valueOf(session.getClientAddress());
  }

  @Override
  public void open(ServerSession session, String remoteHandle, Handle handle) throws IOException {
    if (handle instanceof FileHandle file && isList(file.getFile())) {
      open.put(handle, new Progress(Files.size(file.getFile()), 0));
    }
  }

  private boolean isList(Path file) {
    var parent = file.toAbsolutePath().normalize().getParent();
    return String.valueOf(parent).equals(offers);
  }

  @Override
  public void read(
      ServerSession session,
      String remoteHandle,
      FileHandle handle,
      long offset,
      byte[] data,
      int dataOffset,
      int dataLen,
      int readLen,
      @Nullable Throwable thrown) {
    open.computeIfPresent(handle, (same, progress) -> progress.to(offset + Math.max(0, readLen)));
  }

  @Override
  public void closed(
      ServerSession session, String remoteHandle, Handle handle, @Nullable Throwable thrown) {
    var progress = open.remove(handle);
    if (progress != null && progress.end() >= progress.size()) {
      var name = String.valueOf(handle.getFile().getFileName());
      onlooker.see(
          Sighting.of(Sight.FETCHED)
              .with("document", name.replaceFirst("\\.p7m$", ""))
              .with("by", session.getUsername() + " at " + address(session)));
    }
  }
}
