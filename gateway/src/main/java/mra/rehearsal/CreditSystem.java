package mra.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import mra.canonical.Operator;
import mra.partner.TrustProfile.Suite;
import mra.trust.KeyRing;
import mra.trust.SealRecipe;
import mra.trust.SealRecipe.Mode;
import mra.trust.Trust;

/**
 * Our own enterprise credit management system (企业信用管理系统), which is no foreign administration: it
 * puts its list into a folder of this machine.
 */
public final class CreditSystem implements AutoCloseable {
  /** The partner that is our own programme. */
  public static final String PARTNER = "CN";

  /** Advanced certified enterprises at the end of 2025. */
  public static final long USUAL_SIZE = 6_876;

  private final DropOutlet outlet;
  private final Desk desk;
  private final Decided decided;
  private final CreditJobs jobs;

  CreditSystem(
      Path drop, Path lists, long size, KeyRing keys, Trust trust, Positions positions, Clock clock)
      throws IOException {
    this.outlet = new DropOutlet(drop, PARTNER);
    var decided = new Decided();
    this.decided = decided;
    var publisher = new CreditPublisher(trust, recipe(keys), lists, decided);
    var open =
        new Desk(
            PARTNER,
            CreditListWriter.ZONE,
            Generator.ofEnterprises(size),
            publisher,
            outlet,
            positions,
            clock);
    var jobsOutlet = new DropOutlet(drop, CreditJobs.PREFIX);
    this.desk = open;
    this.jobs =
        new CreditJobs(
            () -> decided.since(open.expected()), decided, publisher, jobsOutlet, positions, clock);
  }

  static SealRecipe recipe(KeyRing keys) {
    return new SealRecipe(Suite.CMS_DETACHED, Mode.GCM, keys.key(FreshKeys.SIGNER), null);
  }

  /** Publishes the first list of this start, and jobs that are open by then. */
  void start(long changes, int openJobs) throws IOException {
    publish(changes);
    if (openJobs > 0) {
      jobs.open(openJobs);
      jobs.publish();
    }
  }

  /** Where its lists lie. */
  public Path folder() {
    return outlet.folder();
  }

  /**
   * Puts a new list there.
   *
   * @param changes made to the register before
   * @return the list's document id
   */
  public String publish(long changes) throws IOException {
    return desk.publish(changes, Mischief.NONE);
  }

  /** Its re-validation jobs. */
  public CreditJobs jobs() {
    return jobs;
  }

  /** The register as the next list gives it. */
  public Iterator<Operator> expected() {
    return decided.since(desk.expected());
  }

  /** What the last list changed. */
  public List<PlannedChange> changes() {
    return desk.changes();
  }

  @Override
  public void close() {
    desk.close();
  }
}
