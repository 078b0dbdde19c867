package mra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the embedded server is told at each start. */
final class PostgresConfiguration {
  private static final String LOGINS =
      """
      # Written at each start.
      host all all 127.0.0.1/32 scram-sha-256
      """;

  private PostgresConfiguration() {}

  static void write(Path data, int port) throws IOException {
    Files.writeString(data.resolve("postgresql.conf"), settings(port));
    Files.writeString(data.resolve("pg_hba.conf"), LOGINS);
  }

  private static String settings(int port) {
    return """
    # Written at each start.
    listen_addresses = '127.0.0.1'
    port = %d
    unix_socket_directories = ''
    password_encryption = 'scram-sha-256'
    max_connections = 50
    timezone = 'UTC'
    log_timezone = 'UTC'
    log_line_prefix = '%%m [%%p] '
    # A statement may hold a trader's data, and so may the detail of an error.
    log_error_verbosity = terse
    log_min_error_statement = panic
    log_parameter_max_length_on_error = 0

    shared_buffers = '256MB'
    work_mem = '32MB'
    maintenance_work_mem = '128MB'
    effective_cache_size = '1GB'
    random_page_cost = 1.1
    jit = off

    # Lists come in bulk, and nobody replicates from here.
    wal_level = 'minimal'
    max_wal_senders = 0
    max_wal_size = '4GB'
    wal_buffers = '16MB'
    checkpoint_timeout = '15min'
    """
        .formatted(port);
  }
}
