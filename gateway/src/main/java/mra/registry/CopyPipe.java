package mra.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Feeds a COPY from a thread of its own, so that reading a list and storing it overlap. Eight
 * chunks wait at most: a slow database slows the reader down.
 */
final class CopyPipe implements AutoCloseable {
  private static final int CHUNKS = 8;
  private static final long LOOK_EVERY_MILLIS = 100;
  private static final byte[] END = {};
  private static final byte[] CANCEL = {};

  private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(CHUNKS);
  private final FutureTask<Long> copying;
  private boolean ended;

  private CopyPipe(CopyIn copy) {
    copying = new FutureTask<>(() -> drain(copy));
    Thread.ofVirtual().name("copy").start(copying);
  }

  static CopyPipe into(String table, Connection connection) throws SQLException {
    var copies = connection.unwrap(PGConnection.class).getCopyAPI();
    return new CopyPipe(copies.copyIn("copy " + table + " from stdin (format binary)"));
  }

  void send(byte[] chunk) throws SQLException {
    try {
      while (!chunks.offer(chunk, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        if (copying.isDone()) {
          await();
          throw new IllegalStateException("COPY ended before its data");
        }
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Waits until everything sent is stored. */
  void finish() throws SQLException {
    send(END);
    ended = true;
    await();
  }

  /** Cancels what was not finished. */
  @Override
  public void close() throws SQLException {
    if (!ended && !copying.isDone()) {
      ended = true;
      send(CANCEL);
      await();
    }
  }

  private void await() throws SQLException {
    try {
      copying.get();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private long drain(CopyIn copy) throws SQLException, InterruptedException {
    for (byte[] chunk = chunks.take(); chunk != CANCEL; chunk = chunks.take()) {
      if (chunk == END) {
        return copy.endCopy();
      }
      copy.writeToCopy(chunk, 0, chunk.length);
    }
    copy.cancelCopy();
    return 0;
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while staging", e);
  }
}
