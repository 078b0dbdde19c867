package mra.exchange;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import mra.journal.Circuits;
import mra.journal.Way;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells partners what changed in our own programme as soon as it is in force: first and by itself
 * what takes recognition away, then the rest. What nobody heard of is told by the next schedule.
 */
public final class OwnChanges implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OwnChanges.class);

  private final Partners partners;
  private final Circuits circuits;
  private final Permits permits;
  private final Semaphore changed = new Semaphore(0);
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  public OwnChanges(Partners partners, Circuits circuits, Permits permits) {
    this.partners = partners;
    this.circuits = circuits;
    this.permits = permits;
  }

  /** A list is in force; whoever's. Called after its commit. */
  public void applied(String partner) {
    if (partners.byId(partner).own()) {
      changed.release();
    }
  }

  /** Somebody may not have told of a change that is in force, or may be told only now. */
  public void look() {
    changed.release();
  }

  /** Tells of changes from now on, those of the past included. */
  public void start(Exchanges exchanges) {
    look();
    thread.execute(() -> listen(exchanges));
  }

  @Override
  public void close() {
    thread.shutdownNow();
    thread.close();
  }

  private void listen(Exchanges exchanges) {
    try {
      while (true) {
        changed.acquire();
        changed.drainPermits();
        partners.all().stream().filter(this::hearsAtOnce).forEach(to -> tell(to, exchanges));
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean hearsAtOnce(PartnerProfile partner) {
    var push = partner.push();
    return push != null && push.isConnected() && push.onChange() && permits.tells(partner.id());
  }

  /** Whatever goes wrong with one must not keep it from the others. */
  private void tell(PartnerProfile to, Exchanges exchanges) {
    try {
      // One that is down hears it once it answers a ping.
      if (!circuits.isOpen(to.id(), Way.OUT)) {
        exchanges.tell(to.id());
      }
    } catch (RuntimeException failure) {
      LOG.warn("{} is told of changes by its next schedule", to.id(), failure);
    }
  }
}
