package mra;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** Who may do what at the embedded broker; a login's only role has its own name. */
final class BrokerLogins {
  static final String GATEWAY = "gateway";
  static final String CLEARANCE = "clearance";

  /** Our own credit system. */
  static final String CREDIT = "credit";

  /** First part of the names of temporary queues. */
  static final String TEMPORARY = "temporary";

  private BrokerLogins() {}

  static ActiveMQSecurityManager manager(Map<String, String> passwords) {
    var roles =
        Map.of(GATEWAY, List.of(GATEWAY), CLEARANCE, List.of(CLEARANCE), CREDIT, List.of(CREDIT));
    return new ActiveMQJAASSecurityManager(
        InVMLoginModule.class.getName(), new SecurityConfiguration(passwords, roles));
  }

  /** The most exact match holds alone, so each names the gateway again. */
  static Map<String, Set<Role>> permissions() {
    return Map.of(
        // Artemis looks a temporary queue up by its bare name, a UUID, when it is deleted.
        "#",
        Set.of(everything(), clearance(Right.TIDY)),
        "activemq.#",
        Set.of(everything()),
        "credit.#",
        Set.of(everything(), credit()),
        "clearance.#",
        Set.of(everything()),
        "clearance.aeo.changes.#",
        Set.of(everything(), clearance(Right.CONSUME, Right.SUBSCRIBE)),
        "clearance.recognition.answers.#",
        Set.of(everything(), clearance(Right.CONSUME)),
        "clearance.recognition.questions.#",
        Set.of(everything(), clearance(Right.SEND)),
        TEMPORARY + ".#",
        Set.of(everything(), clearance(Right.CONSUME, Right.SUBSCRIBE, Right.TIDY)));
  }

  private enum Right {
    SEND,
    CONSUME,
    /** Temporary queues and subscriptions that end with their connection. */
    SUBSCRIBE,
    /** Deleting a temporary queue before that. */
    TIDY
  }

  private static Role clearance(Right... rights) {
    var may = Set.of(rights);
    var role = new Role();
    role.setName(CLEARANCE);
    role.setSend(may.contains(Right.SEND));
    role.setConsume(may.contains(Right.CONSUME));
    role.setBrowse(may.contains(Right.CONSUME));
    role.setCreateNonDurableQueue(may.contains(Right.SUBSCRIBE));
    role.setDeleteNonDurableQueue(may.contains(Right.SUBSCRIBE));
    role.setDeleteAddress(may.contains(Right.TIDY));
    return role;
  }

  /** It brings what it has, and reads nothing. */
  private static Role credit() {
    var role = new Role();
    role.setName(CREDIT);
    role.setSend(true);
    return role;
  }

  private static Role everything() {
    return new Role(
        GATEWAY, true, true, true, true, true, true, true, true, true, true, false, false);
  }
}
