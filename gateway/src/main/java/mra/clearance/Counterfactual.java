package mra.clearance;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import mra.partner.LifeState;
import mra.recognition.Decision;
import mra.recognition.Part;
import mra.recognition.Question;
import mra.recognition.Recogniser;
import mra.recognition.RecognitionIndex;
import org.jspecify.annotations.Nullable;

/**
 * The rules at any moment and by any part of an index: one set of them for as many answers as are
 * judged, for it is made of every partner's profile. For one thread.
 */
final class Counterfactual {
  private final Recogniser recogniser;
  private RecognitionIndex index = RecognitionIndex.empty();
  private Instant moment = Instant.EPOCH;

  Counterfactual(Recogniser.Setup setup) {
    var then =
        new Recogniser.Setup(setup.profiles(), setup.partyRoles(), setup.home(), new Moment());
    this.recogniser = Recogniser.counterfactual(() -> index, then);
  }

  /**
   * What clearance would have been answered about the one party asked for.
   *
   * @param part null when the partner had sent no list
   */
  Decision answer(
      Question question, Instant at, String partner, @Nullable Part part, LifeState state) {
    moment = at;
    index = RecognitionIndex.empty().in(Map.of(partner, state));
    if (part != null) {
      index = index.with(partner, part);
    }
    return recogniser.answer(question).decisions().getFirst();
  }

  private final class Moment extends Clock {
    @Override
    public Instant instant() {
      return moment;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(moment, zone);
    }
  }
}
