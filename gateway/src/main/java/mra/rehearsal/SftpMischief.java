package mra.rehearsal;

import java.io.IOException;
import java.util.function.Supplier;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.AbstractSftpEventListenerAdapter;
import org.apache.sshd.sftp.server.FileHandle;

/** Downloads that never go on, or break once half of the file is through. */
final class SftpMischief extends AbstractSftpEventListenerAdapter {
  private final Supplier<Mischief> mischief;
  private final Stall stall;

  SftpMischief(Supplier<Mischief> mischief, Stall stall) {
    this.mischief = mischief;
    this.stall = stall;
  }

  @Override
  public void reading(
      ServerSession session,
      String remoteHandle,
      FileHandle handle,
      long offset,
      byte[] data,
      int dataOffset,
      int dataLen)
      throws IOException {
    switch (mischief.get()) {
      case HANGS -> stall.here();
      case CLOSES_MIDWAY -> session.close(true);
      default -> {}
    }
  }
}
