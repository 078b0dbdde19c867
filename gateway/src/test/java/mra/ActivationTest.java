package mra;

import static mra.rehearsal.Administration.EU;
import static mra.rehearsal.Administration.HK;
import static mra.rehearsal.Administration.MO;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import mra.journal.Journal;
import mra.registry.PartnerVersions;
import mra.rehearsal.Mischief;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every version of a partner that was ever in force is kept, once, with its evidence. */
class ActivationTest {
  private static final String TABLE = "mappings/HK/aeo-list.yaml";

  @TempDir private Path folder;

  @Test
  void versionIsKeptOnceAndAnotherOneAfterAChangeWhichExchangesThenName() throws Exception {
    ConfigCopy.in(folder.resolve("config"));

    List<Activated> first;
    try (var running = start()) {
      first = activated(running);
      assertThat(first)
          .extracting(Activated::partner)
          .containsExactlyInAnyOrder("AU", "BY", "CN", "EU", "HK", "IL", "MO", "NZ");
    }

    append(TABLE, "# a remark\n");
    try (var running = start()) {
      var all = activated(running);
      assertThat(all).startsWith(first.toArray(Activated[]::new)).hasSize(first.size() + 1);
      assertThat(all.getLast().partner()).isEqualTo("HK");
      assertThat(named(running)).isEqualTo(all.getLast().version());
      assertThat(digestOfArchive(running, all.getLast())).isEqualTo(all.getLast().version());
    }
  }

  /** What the audit leaves say, in their order; each must have its version kept. */
  private static List<Activated> activated(Running running) {
    var client = JdbcClient.create(running.database());
    var leaves =
        client
            .sql(
                """
                with leaf as (
                  select id, convert_from(event, 'UTF8')::json as event from audit_leaf
                  where kind = 'PARTNER_ACTIVATED')
                select event ->> 'partner' as partner, event ->> 'profile' as version
                from leaf order by id
                """)
            .query(Activated.class)
            .list();
    var kept = client.sql("select partner, sha256 as version from partner_version");
    assertThat(kept.query(Activated.class).list()).containsExactlyInAnyOrderElementsOf(leaves);
    return leaves;
  }

  record Activated(String partner, String version) {}

  private static String named(Running running) throws Exception {
    var exchange = running.exchange(HK, 0, Mischief.NONE);
    return new Journal(running.database()).find(exchange.id()).orElseThrow().profileVersion();
  }

  private static String digestOfArchive(Running running, Activated activated) throws Exception {
    var archive =
        new PartnerVersions(running.database()).archive(activated.version()).orElseThrow();
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
  }

  private Running start() throws Exception {
    var sizes = Map.of(EU, 5L, HK, 5L, MO, 5L);
    return Running.start(folder.resolve("var"), folder.resolve("config"), sizes);
  }

  private void append(String name, String text) throws IOException {
    var file = folder.resolve("config").resolve(name);
    Files.writeString(file, Files.readString(file) + text);
  }
}
