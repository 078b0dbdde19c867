package mra.mapping;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import mra.format.Fields;
import mra.format.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document on a thread of its own, some hundred records ahead of whoever maps them. The
 * records come in batches of fields that are used again.
 */
final class ReadAhead implements AutoCloseable {
  private static final int BATCH = 64;
  private static final int BATCHES = 4;

  private final BlockingQueue<Batch> empty = new ArrayBlockingQueue<>(BATCHES);
  private final BlockingQueue<Batch> full = new ArrayBlockingQueue<>(BATCHES);
  private final Thread reader;

  /**
   * @param reading reads the whole document into the consumer it is given
   */
  ReadAhead(Shape shape, Consumer<Consumer<Fields>> reading) {
    for (int i = 0; i < BATCHES; i++) {
      empty.add(new Batch(shape));
    }
    reader = Thread.ofPlatform().name("read").daemon().start(() -> read(reading));
  }

  /** Hands every record to the sink, then throws what the reading ended with, if anything. */
  void forEach(Consumer<Fields> sink) {
    boolean more = true;
    while (more) {
      var batch = take(full);
      for (int i = 0; i < batch.count; i++) {
        sink.accept(batch.records[i]);
      }
      if (batch.failure != null) {
        throw batch.failure;
      }
      more = !batch.last;
      batch.count = 0;
      empty.add(batch);
    }
  }

  /** Stops the reading where it is and waits until it has let go of the document. */
  @Override
  public void close() {
    reader.interrupt();
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(Consumer<Consumer<Fields>> reading) {
    var filling = new Filling();
    try {
      reading.accept(filling);
      filling.end(null);
    } catch (CancellationException nobodyWaits) {
      // the one who closed knows
    } catch (RuntimeException failure) {
      filling.end(failure);
    } catch (Error fatal) {
      filling.end(new IllegalStateException(fatal)); // nobody waits forever
      throw fatal;
    }
  }

  private static Batch take(BlockingQueue<Batch> queue) {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }

  /** Runs on the reading thread. */
  private final class Filling implements Consumer<Fields> {
    private Batch batch = take(empty);

    @Override
    public void accept(Fields record) {
      if (batch.count == BATCH) {
        full.add(batch);
        batch = take(empty);
      }
      batch.records[batch.count].copy(record);
      batch.count++;
    }

    void end(@Nullable RuntimeException failure) {
      batch.failure = failure;
      batch.last = true;
      full.add(batch);
    }
  }

  private static final class Batch {
    final Fields[] records = new Fields[BATCH];
    int count;
    boolean last;
    @Nullable RuntimeException failure;

    Batch(Shape shape) {
      Arrays.setAll(records, i -> new Fields(shape));
    }
  }
}
