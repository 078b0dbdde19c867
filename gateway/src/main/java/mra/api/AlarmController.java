package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mra.journal.Alarm;
import mra.journal.Alarms;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people have to look at. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "alarms")
public final class AlarmController {
  private static final int ENDED_MAX = 500;

  private final Alarms alarms;

  public AlarmController(Alarms alarms) {
    this.alarms = alarms;
  }

  /**
   * @param closedAt null while it lasts
   */
  record AlarmView(
      String id,
      String partner,
      String kind,
      Map<String, String> text,
      String detail,
      Instant openedAt,
      @Nullable Instant closedAt) {

    static AlarmView of(Alarm alarm) {
      return new AlarmView(
          alarm.id().toString(),
          alarm.partner(),
          alarm.kind().name(),
          Map.of("en", alarm.kind().en(), "zh", alarm.kind().zh()),
          alarm.detail(),
          alarm.openedAt(),
          alarm.closedAt());
    }
  }

  @GetMapping("/alarms")
  @Operation(summary = "Alarms that last, oldest first; with all=true ended ones too, newest first")
  List<AlarmView> alarms(@RequestParam(defaultValue = "false") boolean all) {
    var shown = all ? alarms.all(ENDED_MAX) : alarms.current();
    return shown.stream().map(AlarmView::of).toList();
  }
}
