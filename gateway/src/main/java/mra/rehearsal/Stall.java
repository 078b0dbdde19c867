package mra.rehearsal;

import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;

/** A place where answers get stuck until the server stops. */
final class Stall implements AutoCloseable {
  private final CountDownLatch released = new CountDownLatch(1);

  void here() throws InterruptedIOException {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The server stops");
    }
  }

  @Override
  public void close() {
    released.countDown();
  }
}
