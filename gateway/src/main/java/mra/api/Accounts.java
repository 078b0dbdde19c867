package mra.api;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mra.audit.AuditLog;
import mra.audit.Event;
import mra.audit.Event.Kind;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.FourEyes;
import mra.journal.Proposal;
import mra.journal.Proposal.Action;
import mra.journal.Voice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The accounts of the house. One admin gives them alone only until there are two admins of whom
 * neither holds a key from the other; from then on it takes both to let a person decide anything,
 * though one of them goes.
 */
public final class Accounts {
  private static final String ALL =
      """
      select holder, kind, roles, given_by, created_at, retired_at from access_key
      where partner is null order by holder
      """;

  private static final String TOGETHER =
      """
      select not exists (
        select from access_key
        where holder = :a and kind = 'PERSON' and retired_at is null
          and roles && array ['OPERATOR', 'ADMIN'])
      or exists (
        select from key_hand a join key_hand b using (hand)
        where a.holder = :a and b.holder = :b and (a.own or b.own))
      """;

  /** Whether two persons administer who hold no key from one another. */
  private static final String SHARED =
      """
      select exists (
        select from access_key a join access_key b on a.holder < b.holder
        where a.kind = 'PERSON' and b.kind = 'PERSON'
          and 'ADMIN' = any (a.roles) and 'ADMIN' = any (b.roles)
          and a.retired_at is null and b.retired_at is null
          and not exists (
            select from key_hand x join key_hand y using (hand)
            where x.holder = a.holder and y.holder = b.holder and (x.own or y.own)))
      """;

  private static final String WAS_SHARED = "select exists (select from two_admins)";

  private static final String REMEMBER_SHARED =
      "insert into two_admins (since) values (:now) on conflict do nothing";

  private static final String IS_FIRST =
      """
      select exists (
        select from access_key where holder = :holder and given_by is null and partner is null)
      """;

  /** Of a name that is new. */
  private static final String ALIKE =
      """
      select holder from access_key
      where lower(holder) = lower(:name)
        and not exists (select from access_key where holder = :name)
      limit 1
      """;

  /** So that two admins do not each find that there is no other. */
  private static final String LOCK = "select pg_advisory_xact_lock(hashtext('mra accounts'))";

  private final JdbcClient jdbc;
  private final AccessKeys keys;
  private final FourEyes persons;
  private final TransactionTemplate transaction;
  private final AuditLog audit;
  private final Clock clock;

  public Accounts(
      JdbcClient jdbc,
      AccessKeys keys,
      FourEyes persons,
      TransactionTemplate transaction,
      AuditLog audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.keys = keys;
    this.persons = persons;
    this.transaction = transaction;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * One account of the house.
   *
   * @param givenBy null for the first key, which whoever can read the folder has
   * @param retiredAt null while its key opens something
   */
  public record Account(
      String name,
      Holder.Kind kind,
      Set<Role> roles,
      @Nullable String givenBy,
      Instant givenAt,
      @Nullable Instant retiredAt) {}

  public List<Account> all() {
    return jdbc.sql(ALL).query(Accounts::account).list();
  }

  /**
   * Lets somebody of the house in from now on, or proposes it to a second admin; the key that the
   * account had before opens nothing once it is given.
   *
   * @param sha256 of the key, which we need not see
   * @return the proposal that waits; empty when it is given
   * @throws Refused E701 when the key is somebody's already, E702 when a system wants it, E707 when
   *     this person proposed it already
   */
  public Optional<Proposal> give(Holder account, byte[] sha256, String reason, Holder by) {
    expectPerson(by);
    return Objects.requireNonNull(
        transaction.execute(status -> {
          lock();
          expectNobodyAlike(account.name());
          var proposer = by.name();
          if (decides(account) && takesTwo(by)) {
            var proposal = persons.say(Action.ACCOUNT, subject(account, sha256), reason, voice(by));
            if (!proposal.isAgreed()) {
              return Optional.of(proposal);
            }
            proposer = proposal.by();
          }
          keys.give(account, sha256, by.name(), proposer);
          persons.withdraw(account.name());
          rememberShared();
          append(Kind.ACCOUNT_GIVEN, account.name(), account.roles(), reason, by);
          return Optional.empty();
        }));
  }

  /**
   * The account's key opens nothing from now on, and what it proposed is proposed no longer; that
   * takes one admin.
   *
   * @throws Refused E704 when it has none
   */
  public void revoke(String account, String reason, Holder by) {
    expectPerson(by);
    transaction.executeWithoutResult(status -> {
      lock();
      keys.close(account);
      persons.withdraw(account);
      append(Kind.ACCOUNT_REVOKED, account, Set.of(), reason, by);
    });
  }

  /**
   * Whether one of two accounts had the other's key in hand, and may have kept it; or the first one
   * has no say any more, though a backup brought back what it proposed.
   */
  public static boolean together(JdbcClient jdbc, String a, String b) {
    return jdbc.sql(TOGETHER).param("a", a).param("b", b).query(Boolean.class).single();
  }

  static Voice voice(Holder holder) {
    return new Voice(holder.name(), holder.kind() == Holder.Kind.PERSON);
  }

  private static boolean decides(Holder account) {
    return account.kind() == Holder.Kind.PERSON
        && (account.roles().contains(Role.OPERATOR) || account.roles().contains(Role.ADMIN));
  }

  /**
   * Where the second of two admins is gone, only whoever has the machine and could do as much
   * without us helps alone.
   */
  private boolean takesTwo(Holder by) {
    return holds(SHARED) || (holds(WAS_SHARED) && !isFirst(by));
  }

  private boolean isFirst(Holder by) {
    return jdbc.sql(IS_FIRST).param("holder", by.name()).query(Boolean.class).single();
  }

  private void rememberShared() {
    if (holds(SHARED)) {
      jdbc.sql(REMEMBER_SHARED).param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }
  }

  private boolean holds(String question) {
    return jdbc.sql(question).query(Boolean.class).single();
  }

  private void lock() {
    jdbc.sql(LOCK).query(row -> {});
  }

  /** People read names, and not by their capital letters. */
  private void expectNobodyAlike(String name) {
    var alike = jdbc.sql(ALIKE).param("name", name).query(String.class).optional();
    if (alike.isPresent()) {
      throw new Refused(Fault.QUESTION_INVALID, "name", "there is " + alike.get());
    }
  }

  private static void expectPerson(Holder by) {
    if (by.kind() != Holder.Kind.PERSON) {
      throw new Refused(Fault.NOT_ALLOWED, by.name(), "a system's key gives no accounts");
    }
  }

  /** Everything that is agreed on. */
  private static String subject(Holder account, byte[] sha256) {
    return "%s %s %s"
        .formatted(
            account.name(),
            account.roles().stream().map(Role::name).sorted().collect(Collectors.joining(",")),
            HexFormat.of().formatHex(sha256));
  }

  private void append(Kind kind, String account, Set<Role> roles, String reason, Holder by) {
    var facts =
        Map.of(
            "account",
            account,
            "roles",
            roles.stream().map(Role::name).sorted().toList(),
            "reason",
            reason,
            "by",
            by.name());
    audit.append(new Event(kind, clock.instant(), facts));
  }

  private static Account account(ResultSet row, int number) throws SQLException {
    var roles = (String[]) row.getArray("roles").getArray();
    var retired = row.getObject("retired_at", OffsetDateTime.class);
    return new Account(
        row.getString("holder"),
        Holder.Kind.valueOf(row.getString("kind")),
        Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toCollection(TreeSet::new)),
        row.getString("given_by"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        retired == null ? null : retired.toInstant());
  }
}
