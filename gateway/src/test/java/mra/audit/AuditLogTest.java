package mra.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import mra.audit.Event.Kind;
import mra.testing.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuditLogTest {
  private static final Instant AT = Instant.parse("2026-11-24T04:00:00Z");

  private final DataSource database = Databases.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final AuditLog log = new AuditLog(database);

  @Test
  void writesAnEventInItsOnlySpelling() {
    var facts = new HashMap<String, Object>();
    facts.put("partner", "欧盟 \"EU\"");
    facts.put("counts", Map.of("records", 9L, "absent", 0));
    facts.put("faults", Arrays.asList("E401", null));
    facts.put("Z", true);
    log.append(new Event(Kind.LIST_APPLIED, AT, facts));

    assertThat(new String(event(), UTF_8))
        .isEqualTo(
            """
            {"Z":true,"at":"2026-11-24T04:00:00Z","counts":{"absent":0,"records":9},\
            "faults":["E401",null],"kind":"LIST_APPLIED","partner":"欧盟 \\"EU\\""}\
            """);
  }

  /** RFC 9162 2.1.1: the hash of the leaf that holds nothing is SHA-256 of one zero byte. */
  @Test
  void hashesALeafWithItsPrefix() {
    assertThat(HexFormat.of().formatHex(AuditLog.leafHash(new byte[0])))
        .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");

    log.append(new Event(Kind.LIST_HELD, AT, Map.of()));
    assertThat(jdbc.sql("select hash from audit_leaf").query(byte[].class).single())
        .isEqualTo(AuditLog.leafHash(event()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_leaf set kind = 'X'",
        "delete from audit_leaf",
        "truncate audit_leaf"
      })
  void forbidsEverythingButAppending(String statement) {
    log.append(new Event(Kind.LIST_HELD, AT, Map.of()));

    assertThatThrownBy(() -> jdbc.sql(statement).update())
        .rootCause()
        .hasMessageContaining("the audit log is append-only");
    assertThat(event()).isNotEmpty();
  }

  @Test
  void takesNoValueThatHasManySpellings() {
    var event = new Event(Kind.LIST_HELD, AT, Map.of("share", List.of(0.1)));

    assertThatThrownBy(() -> log.append(event)).isInstanceOf(IllegalArgumentException.class);
  }

  private byte[] event() {
    return jdbc.sql("select event from audit_leaf").query(byte[].class).single();
  }
}
