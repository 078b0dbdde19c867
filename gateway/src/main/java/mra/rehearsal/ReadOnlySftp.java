package mra.rehearsal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Map;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.AbstractSftpEventListenerAdapter;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;

/** Partners fetch; they never rename, delete or leave anything. */
class ReadOnlySftp extends AbstractSftpEventListenerAdapter {

  @Override
  public void opening(ServerSession session, String remoteHandle, Handle handle)
      throws IOException {
    if (handle instanceof FileHandle file
        && file.getOpenOptions().contains(StandardOpenOption.WRITE)) {
      throw refusal(file.getFile());
    }
  }

  @Override
  public void creating(ServerSession session, Path path, Map<String, ?> attributes)
      throws IOException {
    throw refusal(path);
  }

  @Override
  public void moving(
      ServerSession session, Path source, Path target, Collection<CopyOption> options)
      throws IOException {
    throw refusal(source);
  }

  @Override
  public void removing(ServerSession session, Path path, boolean directory) throws IOException {
    throw refusal(path);
  }

  @Override
  public void linking(ServerSession session, Path source, Path target, boolean symbolic)
      throws IOException {
    throw refusal(target);
  }

  @Override
  public void modifyingAttributes(ServerSession session, Path path, Map<String, ?> attributes)
      throws IOException {
    throw refusal(path);
  }

  static AccessDeniedException refusal(Path path) {
    return new AccessDeniedException(String.valueOf(path.getFileName()), null, "read only");
  }
}
