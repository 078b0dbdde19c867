package mra.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which schedules a profile may name. */
class CronTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 15 3 * * ?",
        "59 59 23 31 12 ?",
        "0 0/5 0 1 1 ?",
        "0 0 4 ? * MON-FRI",
        "0 0 4 ? * 2#1",
        "0 0 4 L-3 * ?",
        "0 0 4 15W * ?",
        "0 0,30 4 * JAN,12 ? 2027"
      })
  void takesWhatQuartzUnderstands(String schedule) {
    assertThat(Cron.expect(schedule)).isEqualTo(schedule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "60 15 3 * * ? | seconds 60",
        "0 60 3 * * ? | minutes 60",
        "0 30 24 * * ? | hours 24",
        "0 30 99 * * ? | hours 99",
        "0 30 3 32 * ? | day 32",
        "0 30 3 0 * ? | day 0",
        "0 30 3 1 13 ? | month 13",
        "0 30 1,99 * * ? | hours 99",
        "0 30 8-99 * * ? | hours 99"
      })
  void refusesNumbersThatQuartzWouldTakeForEvery(String schedule, String named) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cron.expect(schedule))
        .satisfies(refusal ->
            assertThat(refusal.getMessage())
                .satisfiesAnyOf(
                    text -> assertThat(text).contains(named),
                    text -> assertThat(text).startsWith("is no Quartz schedule")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "15 3 * * 1-5 | seconds first, so perhaps '0 15 3 ? * MON-FRI'",
        "0 4 * * 0 | seconds first, so perhaps '0 0 4 ? * SUN'",
        "30 3 1 * * | seconds first, so perhaps '0 30 3 1 * ?'",
        "0 15 3 * * MON-FRI | one of them is ?, so perhaps '0 15 3 ? * MON-FRI'",
        "0 15 3 * * * | one of them is ?, so perhaps '0 15 3 * * ?'",
      })
  void saysHowAScheduleOfAnotherKindIsWritten(String schedule, String said) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cron.expect(schedule))
        .withMessageEndingWith(said);
  }
}
