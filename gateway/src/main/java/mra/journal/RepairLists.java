package mra.journal;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import mra.audit.AuditLog;
import mra.audit.Event;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger of repair lists: which of its own codes a partner was told, when and by whom. */
public final class RepairLists {
  private static final String WRITE =
      """
      insert into repair_list (id, partner, first, last, at, by_whom, basis, fields, codes, sha256)
      values (:id, :partner, :first, :last, :at, :by, :basis, :fields, :codes, :sha256)
      """;

  private static final String ALL =
      "select id, partner, first, last, at, by_whom, basis, fields, codes, sha256 from repair_list";

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final TransactionTemplate transaction;
  private final AuditLog audit;
  private final Supplier<UUID> ids;
  private final Clock clock;

  public RepairLists(
      DataSource database,
      TransactionTemplate transaction,
      AuditLog audit,
      Supplier<UUID> ids,
      Clock clock) {
    this.batches = new JdbcTemplate(database);
    this.jdbc = JdbcClient.create(batches);
    this.transaction = transaction;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What is to be told.
   *
   * @param first day of the period, home calendar
   * @param last day, included
   * @param basis the agreement, as cited
   * @param fields what it lets us tell beside the bare code
   * @param lines by code what is told of it, the code first
   */
  public record Draft(
      String partner,
      LocalDate first,
      LocalDate last,
      String basis,
      List<String> fields,
      TreeMap<String, String> lines) {}

  /**
   * Enters it in the ledger and in the evidence, both or neither; the caller then hands it over.
   */
  public RepairList write(Draft draft, String by) {
    var told = String.join("", draft.lines().values().stream().map(line -> line + "\n").toList());
    var list =
        new RepairList(
            ids.get(),
            draft.partner(),
            draft.first(),
            draft.last(),
            clock.instant(),
            by,
            draft.basis(),
            draft.fields(),
            draft.lines().size(),
            Digests.sha256(told.getBytes(StandardCharsets.UTF_8)));
    transaction.executeWithoutResult(status -> {
      keep(list);
      batches.batchUpdate(
          "insert into repair_told (list, code) values (?, ?)",
          draft.lines().keySet().stream().map(code -> new Object[] {list.id(), code}).toList());
      audit.append(new Event(Event.Kind.REPAIRS_TOLD, list.at(), facts(list)));
    });
    return list;
  }

  /** Lists for the same period that were written out before, oldest first. */
  public List<RepairList> of(String partner, LocalDate first, LocalDate last) {
    return jdbc.sql(
            ALL + " where partner = :partner and first = :first and last = :last order by id")
        .param("partner", partner)
        .param("first", first)
        .param("last", last)
        .query(RepairLists::list)
        .list();
  }

  /**
   * Lists that told of a code, newest first.
   *
   * @param code normalised
   * @param partner null for all
   */
  public List<RepairList> ledger(String code, @Nullable String partner, int limit) {
    return jdbc.sql(
            ALL
                + " where id in (select list from repair_told where code = :code)"
                + " and (:partner::text is null or partner = :partner) order by id desc limit :limit")
        .param("code", code)
        .param("partner", partner, Types.VARCHAR)
        .param("limit", limit)
        .query(RepairLists::list)
        .list();
  }

  private void keep(RepairList list) {
    jdbc.sql(WRITE)
        .param("id", list.id())
        .param("partner", list.partner())
        .param("first", list.first())
        .param("last", list.last())
        .param("at", list.at().atOffset(ZoneOffset.UTC))
        .param("by", list.by())
        .param("basis", list.basis())
        .param("fields", list.fields().toArray(String[]::new))
        .param("codes", list.codes())
        .param("sha256", list.sha256())
        .update();
  }

  private static Map<String, Object> facts(RepairList list) {
    return Map.of(
        "list", list.id(),
        "partner", list.partner(),
        "first", list.first().toString(),
        "last", list.last().toString(),
        "by", list.by(),
        "basis", list.basis(),
        "codes", list.codes(),
        "sha256", list.sha256());
  }

  private static RepairList list(ResultSet row, int number) throws SQLException {
    return new RepairList(
        row.getObject("id", UUID.class),
        row.getString("partner"),
        row.getObject("first", LocalDate.class),
        row.getObject("last", LocalDate.class),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("by_whom"),
        row.getString("basis"),
        List.of((String[]) row.getArray("fields").getArray()),
        row.getLong("codes"),
        row.getString("sha256"));
  }
}
