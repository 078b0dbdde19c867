package mra.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import mra.testing.Logged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** However often something is tried in vain, it is said once, and once that it is over. */
class TroubleTest {
  private static final String BEGAN = "WARN Looking fails (%s), and is tried until it succeeds";
  private static final String OVER = "INFO Looking succeeds again";

  private final Logged logged = new Logged(TroubleTest.class);
  private final Trouble trouble =
      new Trouble(LoggerFactory.getLogger(TroubleTest.class), "Looking");

  @AfterEach
  void close() {
    logged.close();
  }

  @Test
  void anOutageIsTwoLinesHoweverManyStepsFailAndWhateverTheyAreTold() {
    for (int i = 0; i < 3; i++) {
      assertThat(trouble.attempt("a", TroubleTest::noConnection)).isFalse();
      assertThat(trouble.attempt("b", TroubleTest::noTransaction)).isFalse();
    }
    assertThat(trouble.attempt("a", () -> {})).isTrue();
    assertThat(logged.lines()).as("b has not succeeded yet").containsExactly(BEGAN.formatted("a"));

    trouble.attempt("b", () -> {});
    trouble.attempt("b", () -> {});

    assertThat(logged.lines()).containsExactly(BEGAN.formatted("a"), OVER);
    trouble.attempt("b", TroubleTest::noTransaction);
    assertThat(logged.lines()).containsExactly(BEGAN.formatted("a"), OVER, BEGAN.formatted("b"));
  }

  @Test
  void whatFailsForAnotherReasonMeanwhileIsSaidToo() {
    trouble.attempt("a", TroubleTest::noConnection);
    trouble.attempt(
        "b",
        () -> {
          throw new IllegalStateException("a mistake of ours");
        });

    assertThat(logged.lines()).containsExactly(BEGAN.formatted("a"), BEGAN.formatted("b"));
  }

  @Test
  void aStepThatIsNotDoneAnyMoreIsOver() {
    trouble.attempt("a", TroubleTest::noConnection);

    trouble.over("a"::equals);
    trouble.over("a"::equals);

    assertThat(logged.lines()).containsExactly(BEGAN.formatted("a"), OVER);
  }

  private static void noConnection() {
    throw new CannotGetJdbcConnectionException("it is away", new SQLException("refused"));
  }

  private static void noTransaction() {
    throw new CannotCreateTransactionException("it is away", new SQLException("closed"));
  }
}
