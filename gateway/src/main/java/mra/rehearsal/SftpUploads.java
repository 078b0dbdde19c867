package mra.rehearsal;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import mra.fault.Refused;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Lets lists and receipts be left in their folders: written as {@code .part}, taken in when
 * renamed. Everything else stays as it is.
 */
final class SftpUploads extends ReadOnlySftp {
  private static final String PART = ".part";
  private static final String SEALED = ".p7m";

  private final Path root;
  private final SftpPlaces places;
  private final Counter counter;
  private final Delivery delivery;
  private final Map<String, Optional<byte[]>> answers = new ConcurrentHashMap<>();

  /** Puts a receipt where it is looked for. */
  interface Delivery {
    void deliver(String document, byte[] sealed) throws IOException;
  }

  SftpUploads(Path root, SftpPlaces places, Counter counter, Delivery delivery) {
    this.root = root;
    this.places = places;
    this.counter = counter;
    this.delivery = delivery;
  }

  @Override
  public void opening(ServerSession session, String remoteHandle, Handle handle)
      throws IOException {
    if (!(handle instanceof FileHandle file && isPart(file.getFile()))) {
      super.opening(session, remoteHandle, handle);
    }
  }

  @Override
  public void writing(
      ServerSession session,
      String remoteHandle,
      FileHandle handle,
      long offset,
      byte[] data,
      int dataOffset,
      int dataLen)
      throws IOException {
    if (counter.receipts().breaks(Break.DURING) && isReceipt(handle.getFile())) {
      breakOff(session);
    }
    if (offset + dataLen > HomeProfile.BYTES_MAX) {
      throw new IOException("more than " + HomeProfile.BYTES_MAX + " bytes");
    }
  }

  @Override
  public void moving(
      ServerSession session, Path source, Path target, Collection<CopyOption> options)
      throws IOException {
    if (!isPart(source) || !source.toString().equals(target + PART)) {
      throw refusal(source);
    }
    if (isReceipt(target)
        ? counter.receipts().breaks(Break.BEFORE)
        : counter.lists().breaksBefore()) {
      breakOff(session);
    }
    try {
      takeIn(source, target);
    } catch (Refused notOurs) {
      Files.delete(real(source));
      throw refusal(target);
    }
  }

  private static void breakOff(ServerSession session) throws IOException {
    session.close(true);
    throw new IOException("The rehearsed connection breaks");
  }

  private void takeIn(Path source, Path target) throws IOException {
    if (isReceipt(target)) {
      counter.receipts().take(Files.readAllBytes(real(source)));
    } else {
      answers.put(target.toString(), counter.lists().take(document(target), real(source)));
    }
  }

  @Override
  public void moved(
      ServerSession session,
      Path source,
      Path target,
      Collection<CopyOption> options,
      @Nullable Throwable thrown)
      throws IOException {
    var receipt = answers.remove(target.toString());
    if (thrown != null) {
      return;
    }
    Files.delete(real(target));
    if (isReceipt(target) && counter.receipts().breaks(Break.AFTER)) {
      session.close(true);
    }
    if (receipt != null) {
      if (receipt.isPresent()) {
        delivery.deliver(document(target), receipt.get());
      }
      if (counter.lists().breaksAfter()) {
        session.close(true);
      }
    }
  }

  /** A sender may clear away what an earlier try left. */
  @Override
  public void removing(ServerSession session, Path path, boolean directory) throws IOException {
    if (directory || !isPart(path)) {
      throw refusal(path);
    }
  }

  private boolean isPart(Path path) {
    var file = path.toAbsolutePath().normalize();
    var name = String.valueOf(file.getFileName());
    var folder = String.valueOf(file.getParent());
    return (folder.equals(places.lists()) || folder.equals(places.receipts()))
        && name.endsWith(SEALED + PART)
        && DocumentId.isOne(name.substring(0, name.length() - SEALED.length() - PART.length()));
  }

  private boolean isReceipt(Path target) {
    return String.valueOf(target.getParent()).equals(places.receipts());
  }

  private static String document(Path target) {
    var name = String.valueOf(target.getFileName());
    return name.substring(0, name.length() - SEALED.length());
  }

  /** The path that the client sees begins at the server's root. */
  private Path real(Path seen) {
    return root.resolve(seen.toString().substring(1));
  }
}
