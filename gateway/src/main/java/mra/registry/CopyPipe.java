package mra.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import mra.fault.Failpoint;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Feeds a COPY from a thread of its own, so that reading a list and storing it overlap. Eight
 * chunks wait at most: a slow database slows the reader down.
 */
final class CopyPipe implements AutoCloseable {
  private static final int CHUNKS = 8;
  private static final long LOOK_EVERY_MILLIS = 100;

  private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(CHUNKS);
  private final FutureTask<Void> copying;
  private boolean ended;

  private CopyPipe(CopyIn copy) {
    copying =
        new FutureTask<>(() -> {
          drain(copy);
          return null;
        });
    Thread.ofVirtual().name("copy").start(copying);
  }

  static CopyPipe into(String table, Connection connection) throws SQLException {
    var copies = connection.unwrap(PGConnection.class).getCopyAPI();
    return new CopyPipe(copies.copyIn("copy " + table + " from stdin (format binary, freeze)"));
  }

  void send(byte[] chunk) throws SQLException {
    put(new Chunk(chunk));
  }

  private void put(Step step) throws SQLException {
    try {
      while (!steps.offer(step, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
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
    put(End.STORE);
    ended = true;
    await();
  }

  /** Cancels what was not finished. */
  @Override
  public void close() throws SQLException {
    if (!ended && !copying.isDone()) {
      ended = true;
      put(End.CANCEL);
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

  private void drain(CopyIn copy) throws SQLException, InterruptedException {
    while (copy.isActive()) {
      switch (steps.take()) {
        case Chunk(byte[] bytes) -> {
          copy.writeToCopy(bytes, 0, bytes.length);
          Failpoint.IN_COPY.pass();
        }
        case End.STORE -> copy.endCopy();
        case End.CANCEL -> copy.cancelCopy();
      }
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while staging", e);
  }

  private sealed interface Step {}

  @SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
  private record Chunk(byte[] bytes) implements Step {}

  private enum End implements Step {
    STORE,
    CANCEL
  }
}
