package mra.rehearsal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Where an administration suspends operators and tells the gateway at once, each its own way. Our
 * receipt, where it comes with the answer, is verified and kept.
 */
public final class UrgentDesk {
  private final Desk desk;
  private final OurReceipts receipts;
  private volatile @Nullable Bringer bringer;
  private volatile @Nullable Offer last;

  UrgentDesk(Desk desk, OurReceipts receipts) {
    this.desk = desk;
    this.receipts = receipts;
  }

  /** From now on the gateway can be told. */
  void meet(Bringer gateway) {
    bringer = gateway;
  }

  /**
   * Brings an urgent list of what is suspended.
   *
   * @param codes normalised
   * @param how where something goes wrong the register stays as it was
   */
  public Brought urge(Collection<String> codes, Misdelivery how) throws IOException {
    var offer =
        how == Misdelivery.OTHER_CONTENT
            ? desk.urgent(Objects.requireNonNull(last).document(), codes, how)
            : desk.urgent(codes, how);
    if (how == Misdelivery.NONE || how == Misdelivery.WRONG_COUNT) {
      last = offer;
    }
    return bring(offer, how);
  }

  /** So many copies of one list at the same time. */
  public List<Brought> urgeAtOnce(Collection<String> codes, int copies) throws IOException {
    var offer = desk.urgent(codes, Misdelivery.NONE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var bringing =
          Collections.nCopies(copies, (Callable<Brought>) () -> bring(offer, Misdelivery.NONE));
      var answers = new ArrayList<Brought>();
      for (var one : threads.invokeAll(bringing)) {
        answers.add(one.get());
      }
      return answers;
    } catch (ExecutionException failed) {
      throw new IOException("one could not be brought", failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("nobody waits for the answers", stopped);
    }
  }

  /** Brings the last list once more. */
  public Brought again() throws IOException {
    return bring(Objects.requireNonNull(last), Misdelivery.NONE);
  }

  private Brought bring(Offer offer, Misdelivery how) throws IOException {
    var brought = Objects.requireNonNull(bringer).bring(offer, how);
    if (brought.receipt() != null) {
      receipts.takeSigned(brought.receipt());
    }
    return brought;
  }
}
