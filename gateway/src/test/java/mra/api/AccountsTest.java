package mra.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import mra.api.Accounts.Account;
import mra.audit.AuditLog;
import mra.journal.FourEyes;
import mra.journal.Proposal;
import mra.journal.Proposal.Action;
import mra.journal.Voice;
import mra.testing.Databases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AccountsTest {
  private static final Holder ROOT = person("admin", Role.ADMIN);

  private final DataSource database = Databases.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final AuditLog audit = new AuditLog(database);
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(database));
  private final AccessKeys keys = new AccessKeys(jdbc, transaction, audit, Clock.systemUTC());
  private final FourEyes persons =
      new FourEyes(
          database,
          Duration.ofDays(14),
          (a, b) -> Accounts.together(jdbc, a, b),
          audit,
          UUID::randomUUID,
          Clock.systemUTC());
  private final Accounts accounts =
      new Accounts(jdbc, keys, persons, transaction, audit, Clock.systemUTC());

  @BeforeEach
  void theFirstKeyIsThere() {
    keys.admit(ROOT, key("admin"));
  }

  @Test
  void oneAdminGivesAccountsAloneUntilTwoOfThemHoldKeysOfTheirOwn() {
    var ann = person("ann", Role.ADMIN);
    var bo = person("bo", Role.ADMIN);
    assertThat(give(ann, ROOT)).isEmpty();
    // Root gave ann her key, so the two may be one.
    assertThat(give(bo, ROOT)).isEmpty();

    var cy = person("cy", Role.OPERATOR);
    var proposal = give(cy, ann);

    assertThat(proposal).isPresent();
    assertThat(keys.holderOf(key("cy"))).isEmpty();
    assertThatThrownBy(() -> give(cy, ann)).hasMessageContaining("E707");
    assertThatThrownBy(() -> give(cy, ROOT))
        .as("root gave ann her key")
        .hasMessageContaining("E707");
    assertThat(give(cy, bo)).isEmpty();
    assertThat(keys.holderOf(key("cy"))).contains(cy);
  }

  @Test
  void agreementIsOnTheKeyAndTheRolesThatWereProposed() {
    give(person("ann", Role.ADMIN), ROOT);
    give(person("bo", Role.ADMIN), ROOT);
    var ann = person("ann", Role.ADMIN);
    var bo = person("bo", Role.ADMIN);
    give(person("cy", Role.OPERATOR), ann);

    assertThat(give(person("cy", Role.OPERATOR, Role.ADMIN), bo)).as("other roles").isPresent();
    assertThat(accounts.give(person("cy", Role.OPERATOR), sha256("another key"), "why", bo))
        .as("another key")
        .isPresent();
    assertThat(keys.holderOf(key("cy"))).isEmpty();
  }

  @Test
  void systemsAndThoseWhoOnlyReadTakeOneAdmin() {
    give(person("ann", Role.ADMIN), ROOT);
    give(person("bo", Role.ADMIN), ROOT);
    var ann = person("ann", Role.ADMIN);

    assertThat(give(new Holder("desk", Holder.Kind.SYSTEM, Set.of(Role.CLEARANCE)), ann)).isEmpty();
    assertThat(give(person("cy", Role.AUDITOR), ann)).isEmpty();
    assertThatThrownBy(() ->
            give(
                person("dee", Role.AUDITOR),
                new Holder("desk", Holder.Kind.SYSTEM, Set.of(Role.ADMIN))))
        .hasMessageContaining("E702");
  }

  @Test
  void aRevokedKeyOpensNothingAndIsListedWithItsEvidence() {
    give(person("cy", Role.OPERATOR), ROOT);

    accounts.revoke("cy", "left the house", ROOT);

    assertThat(keys.holderOf(key("cy"))).isEmpty();
    assertThatThrownBy(() -> accounts.revoke("cy", "again", ROOT)).hasMessageContaining("E704");
    assertThat(accounts.all()).extracting(Account::name).containsExactly("admin", "cy");
    assertThat(accounts.all().getLast().retiredAt()).isNotNull();
    assertThat(accounts.all().getLast().givenBy()).isEqualTo("admin");
    assertThat(leaves()).containsExactly("ACCOUNT_GIVEN", "ACCOUNT_REVOKED");
  }

  @Test
  void whoTakesTheOtherAdminsKeyAwayGivesNoAccountsAlone() {
    var ann = person("ann", Role.ADMIN);
    give(ann, ROOT);
    give(person("bo", Role.ADMIN), ROOT);

    accounts.revoke("bo", "in the way", ann);

    assertThat(give(person("cy", Role.OPERATOR), ann)).isPresent();
    assertThatThrownBy(() -> give(person("cy", Role.OPERATOR), ann)).hasMessageContaining("E707");
    assertThat(give(person("dee", Role.ADMIN), ROOT))
        .as("whoever has the machine helps a house that lost its second admin")
        .isEmpty();
    assertThat(give(person("cy", Role.OPERATOR), person("dee", Role.ADMIN))).isEmpty();
  }

  @Test
  void whoMakesTheOtherAdminAnAuditorGivesNoAccountsAlone() {
    give(person("ann", Role.ADMIN), ROOT);
    give(person("bo", Role.ADMIN), ROOT);
    var ann = person("ann", Role.ADMIN);

    assertThat(accounts.give(person("bo", Role.AUDITOR), sha256("other"), "why", ann)).isEmpty();

    assertThat(give(person("cy", Role.OPERATOR), ann)).isPresent();
  }

  @Test
  void whoProposedAnAccountMayHaveMadeItsKeyAsWellAsWhoAgreed() {
    give(person("ann", Role.ADMIN), ROOT);
    give(person("bo", Role.ADMIN), ROOT);
    give(person("cy", Role.OPERATOR), person("ann", Role.ADMIN));
    give(person("cy", Role.OPERATOR), person("bo", Role.ADMIN));

    assertThat(Accounts.together(jdbc, "ann", "cy")).isTrue();
    assertThat(Accounts.together(jdbc, "cy", "bo")).isTrue();
    assertThat(Accounts.together(jdbc, "ann", "bo")).isFalse();
  }

  @Test
  void theFirstKeysOfTwoNodesAreOnePersons() {
    keys.admit(person("admin@a", Role.ADMIN), key("admin@a"));
    keys.admit(person("admin@b", Role.ADMIN), key("admin@b"));
    give(person("ann", Role.ADMIN), person("admin@a", Role.ADMIN));

    assertThat(Accounts.together(jdbc, "admin@a", "admin@b")).isTrue();
    assertThat(Accounts.together(jdbc, "admin@b", "ann")).isTrue();
    assertThat(give(person("cy", Role.OPERATOR), ROOT)).isEmpty();
  }

  @Test
  void whoseKeyIsTakenAwayHasProposedNothing() {
    give(person("cy", Role.OPERATOR), ROOT);
    give(person("dee", Role.OPERATOR), ROOT);
    say("L1", "cy");
    say("L2", "dee");

    accounts.revoke("cy", "the key was stolen", ROOT);
    accounts.give(person("dee", Role.AUDITOR), sha256("other"), "another desk", ROOT);

    assertThat(persons.open()).isEmpty();
    assertThat(say("L1", "eve").isAgreed()).isFalse();
  }

  @Test
  void whatSomebodyProposedWhoHasNoSayAnyMoreCountsForNothingThoughABackupBroughtItBack() {
    give(person("cy", Role.OPERATOR), ROOT);
    give(person("dee", Role.OPERATOR), ROOT);
    give(person("eve", Role.OPERATOR), ROOT);
    say("L1", "cy");
    jdbc.sql("update access_key set retired_at = now() where holder = 'cy'").update();

    assertThat(say("L1", "dee").isAgreed()).isFalse();
    assertThat(say("L1", "eve").by()).isEqualTo("dee");
  }

  @Test
  void noTwoAccountsDifferByCapitalLettersAlone() {
    give(person("ann", Role.AUDITOR), ROOT);

    assertThatThrownBy(() -> give(person("Ann", Role.AUDITOR), ROOT)).hasMessageContaining("E701");
  }

  @Test
  void aKeyOfSomebodyElseIsNoNewKey() {
    give(person("cy", Role.AUDITOR), ROOT);

    assertThatThrownBy(
            () -> accounts.give(person("dee", Role.AUDITOR), sha256(key("cy")), "why", ROOT))
        .hasMessageContaining("E701");
    assertThat(leaves()).containsExactly("ACCOUNT_GIVEN");
  }

  private Proposal say(String list, String by) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> persons.say(Action.RELEASE, list, "why", new Voice(by, true))));
  }

  private Optional<Proposal> give(Holder account, Holder by) {
    return accounts.give(account, sha256(key(account.name())), "why", by);
  }

  private List<String> leaves() {
    return jdbc.sql("select kind from audit_leaf order by id").query(String.class).list();
  }

  private static Holder person(String name, Role... roles) {
    return new Holder(name, Holder.Kind.PERSON, Set.of(roles));
  }

  private static String key(String name) {
    return name + "x".repeat(43 - name.length());
  }

  private static byte[] sha256(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
