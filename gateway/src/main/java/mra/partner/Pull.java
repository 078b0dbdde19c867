package mra.partner;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a partner's list is fetched.
 *
 * @param over the route template's transport
 * @param from address with its {@code ${VARIABLES}} filled in; null while a variable is not set
 * @param at Quartz cron expression in the partner's time zone
 * @param document mapping table, for example EU/aeo-list
 * @param others mapping tables of files that are no lists, by how their names begin
 * @param lookEvery how often to look between the schedules whether something new lies there, on
 *     transports that have files; null: never
 * @param options what only this transport needs, keys as written: {@code client-key} (alias of our
 *     key), {@code user}, {@code private-key} and {@code token} (names of secrets), {@code
 *     directory}, {@code host-key} (the lines of the file named, OpenSSH form), {@code pages-by},
 *     {@code page-parameter}, {@code page-header} and {@code page-size}
 */
public record Pull(
    Transport over,
    @Nullable String from,
    String at,
    String document,
    Map<String, String> others,
    @Nullable Duration lookEvery,
    Map<String, String> options) {

  /** The mapping table of a file with this name. */
  public String document(String file) {
    return others.entrySet().stream()
        .filter(other -> file.startsWith(other.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(document);
  }

  public enum Transport {
    SOAP,
    SFTP,
    HTTPS,
    /** A folder of this machine; each list lies there with its detached signature. */
    DROP,
    /** Out only: the list lies ready here, and the partner fetches it. */
    SERVE
  }
}
