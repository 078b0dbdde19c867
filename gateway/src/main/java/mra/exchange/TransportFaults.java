package mra.exchange;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import mra.fault.Fault;
import mra.fault.Refused;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** What a transport's exception means in our list of faults. */
final class TransportFaults {

  private TransportFaults() {}

  /** A refusal stays what it is; anything a transport throws becomes the fault it stands for. */
  static Refused of(Throwable failure, String over) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refused refused) {
        return refused;
      }
    }
    return deepest(failure, over)
        .orElseGet(
            () -> new Refused(Fault.INTERNAL, over, failure.getClass().getSimpleName(), failure));
  }

  /**
   * Libraries wrap what the network said; the innermost exception we know says it best. What the
   * database's driver wraps is the line to the database, though, and not to the partner.
   */
  private static Optional<Refused> deepest(Throwable failure, String over) {
    Refused found = null;
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (isStore(cause)) {
        var what = cause.getClass().getSimpleName();
        return Optional.of(new Refused(Fault.STORE_UNAVAILABLE, "PostgreSQL", what, failure));
      }
      var fault = meaning(cause);
      if (fault != null) {
        found = new Refused(fault, over, shortly(cause), failure);
      }
    }
    return Optional.ofNullable(found);
  }

  /** The database is away, or another try may find it willing. */
  private static boolean isStore(Throwable cause) {
    return cause instanceof DataAccessResourceFailureException
        || cause instanceof TransientDataAccessException
        || cause instanceof TransactionException;
  }

  private static @Nullable Fault meaning(Throwable cause) {
    return switch (cause) {
      case SocketTimeoutException e -> Fault.PARTNER_TIMEOUT;
      case HttpTimeoutException e -> Fault.PARTNER_TIMEOUT;
      case TimeoutException e -> Fault.PARTNER_TIMEOUT;
      case ConnectException e -> Fault.PARTNER_UNREACHABLE;
      case NoRouteToHostException e -> Fault.PARTNER_UNREACHABLE;
      case UnknownHostException e -> Fault.PARTNER_UNREACHABLE;
      case SSLException e -> Fault.PARTNER_REFUSED;
      case HttpOperationFailedException e -> Fault.PARTNER_REFUSED;
      case SOAPFaultException e -> Fault.PARTNER_REFUSED;
      case JSchException e -> Fault.PARTNER_REFUSED;
      case SftpException e -> Fault.TRANSFER_BROKEN;
      case SocketException e -> Fault.TRANSFER_BROKEN;
      // Our own disk, not the line.
      case FileSystemException e -> Fault.DISK_UNUSABLE;
      case IOException e -> Fault.TRANSFER_BROKEN;
      default -> null;
    };
  }

  /** Transport messages may hold user names and addresses but never list content. */
  private static String shortly(Throwable cause) {
    var message = cause.getMessage();
    return message == null
        ? cause.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
