package mra.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import mra.audit.AuditLog;
import mra.audit.Event;
import mra.journal.Alarm.Kind;
import mra.journal.Alarms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells once when something begins that people have to look at, and once when it ends. Takes part
 * in the caller's transaction.
 */
public final class Bell {
  private static final Logger LOG = LoggerFactory.getLogger(Bell.class);

  private final Alarms alarms;
  private final AuditLog audit;
  private final Supplier<UUID> ids;

  public Bell(Alarms alarms, AuditLog audit, Supplier<UUID> ids) {
    this.alarms = alarms;
    this.audit = audit;
    this.ids = ids;
  }

  /**
   * All that was looked at.
   *
   * @param of a partner's id or a node's name
   * @param seen what is so now, with its detail
   */
  void tell(String of, List<Kind> looked, Map<Kind, String> seen, Instant now) {
    for (var kind : looked) {
      var detail = seen.get(kind);
      if (detail == null) {
        still(of, kind, now);
      } else if (alarms.open(ids.get(), of, kind, detail, now)) {
        LOG.warn("{}: {} ({})", of, kind.en(), detail);
        append(Event.Kind.ALARM_OPENED, of, kind, now);
      }
    }
  }

  /** It is not so, or no longer. */
  void still(String of, Kind kind, Instant now) {
    if (alarms.close(of, kind, now).isPresent()) {
      LOG.info("{}: no longer so: {}", of, kind.en());
      append(Event.Kind.ALARM_CLOSED, of, kind, now);
    }
  }

  private void append(Event.Kind event, String of, Kind kind, Instant now) {
    audit.append(new Event(event, now, Map.of("partner", of, "alarm", kind)));
  }
}
