package mra;

/** Names, defaults and meanings of the environment variables the gateway reads. */
public enum Setting {
  MRA_HOME("var", "Folder for everything the gateway writes. One process at a time."),
  MRA_CONFIG("the project", "Folder that holds partners/, mappings/ and schemas/."),
  MRA_PORT(
      "8080",
      "Port of REST, of partners that bring lists, and of the console; 0 takes any free one. Loopback only, unless --external."),
  MRA_BROKER_PORT("61616", "Port of the embedded broker on loopback; 0 takes any free one."),
  MRA_NODE(
      "the host's name",
      "External only: name of this node among several on one database; in messages and in ./mra status."),
  MRA_PROPOSAL_DAYS(
      "14",
      "Days after which what one person proposed about a held list or an account lapses; 1 to 365."),
  MRA_DATABASE_URL(
      "", "External only: JDBC address of PostgreSQL 15 or later, with sslmode=verify-full."),
  MRA_DATABASE_USER("", "External only: the gateway's login to PostgreSQL."),
  MRA_DATABASE_PASSWORD_FILE("", "External only: file that holds the login's password."),
  MRA_BROKER_URL("", "External only: address of Artemis, with sslEnabled=true."),
  MRA_BROKER_USER("", "External only: the gateway's login to Artemis."),
  MRA_BROKER_PASSWORD_FILE("", "External only: file that holds the login's password."),
  MRA_TLS_KEYSTORE(
      "", "External only: PKCS#12 file with the certificate and key that REST serves."),
  MRA_TLS_PASSWORD_FILE("", "External only: file that holds the password of MRA_TLS_KEYSTORE."),
  MRA_KEYS(
      "",
      "External only: PKCS#12 file with our signing and decryption keys, one alias per profile's trust.ours."),
  MRA_KEYS_PASSWORD_FILE("", "External only: file that holds the password of MRA_KEYS."),
  MRA_SECRETS(
      "",
      "External only: folder with one file per secret that a profile names (tokens, SFTP keys)."),
  MRA_URL("the port in var/run.json", "Commands only: address of the running gateway."),
  MRA_KEY("", "Commands only: access key; MRA_KEY_FILE is safer."),
  MRA_KEY_FILE("var/secret/admin.key", "Commands only: file that holds the access key."),
  MRA_JAVA_OPTS(
      "-Xmx1g for run",
      "Options for the Java virtual machine, for example -Xmx4g. For run the recognition index may take 2 GB outside the heap, enough for 4 million operators; -XX:MaxDirectMemorySize=4g allows more.");

  private final String standard;
  private final String meaning;

  Setting(String standard, String meaning) {
    this.standard = standard;
    this.meaning = meaning;
  }

  /** What holds when it is not set; empty when there is no default. */
  public String standard() {
    return standard;
  }

  public String meaning() {
    return meaning;
  }
}
