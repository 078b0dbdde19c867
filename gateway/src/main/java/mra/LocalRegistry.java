package mra;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import mra.canonical.OperatorJson;
import mra.registry.OperatorVersion;
import mra.registry.Operators;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Reads the embedded database while no gateway runs on it. */
public final class LocalRegistry {

  private LocalRegistry() {}

  /**
   * Canonical JSON lines in code order.
   *
   * @param at null for now
   * @param knownAt null for now
   * @param all also who is absent, and what the registry adds to a record
   */
  public static void export(
      GatewaySettings settings,
      String partner,
      @Nullable Instant at,
      @Nullable Instant knownAt,
      boolean all,
      OutputStream out) {
    try (var home = Home.open(settings.home());
        var database = Database.embedded(home)) {
      var source = database.source();
      var now = Instant.now();
      new Operators(source, new JdbcTransactionManager(source))
          .export(
              partner,
              at == null ? now : at,
              knownAt == null ? now : knownAt,
              all,
              version -> line(version, all, out));
    }
  }

  private static void line(OperatorVersion version, boolean all, OutputStream out) {
    try {
      if (all) {
        OperatorJson.writeLine(version.registered(), out);
      } else {
        OperatorJson.writeLine(version.operator(), out);
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
