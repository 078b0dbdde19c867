package mra.rehearsal;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import mra.onboarding.ConformanceReport.Line;

/** All that a rehearsal puts to the test, in its order. */
public final class Conformance {
  private final Played played;
  private final Opposite gateway;
  private final Script script;
  private final Clock clock;

  /**
   * @param heard is told each line as it is written
   */
  public Conformance(Played played, Opposite gateway, Consumer<Line> heard, Clock clock) {
    this.played = played;
    this.gateway = gateway;
    this.script = new Script(heard, clock);
    this.clock = clock;
  }

  /**
   * Plays good days and bad ones.
   *
   * @param records in the partner's register
   * @throws mra.fault.Refused E605 when no sample gives operators to make a register of
   */
  public List<Line> run(int records) throws IOException {
    new SampleTrials(played, gateway, script).run();
    var register = TheirRegister.of(played.press(), records, clock);
    new TheirTrials(played, register, gateway, script).run();
    new OurTrials(played, gateway, script, clock).run();
    return List.copyOf(script.lines());
  }
}
