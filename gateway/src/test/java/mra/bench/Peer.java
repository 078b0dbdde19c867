package mra.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The chain by hand: openssl, xmllint, psql and a set-based difference. */
final class Peer {
  private final Keys keys;
  private final Map<String, String> environment;

  Peer(Keys keys, Store store) throws IOException {
    this.keys = keys;
    this.environment = new HashMap<>(store.login());
    environment.put("SCHEMA", Project.SCHEMA.toString());
    environment.put("KEYS", keys.folder().toString());
    environment.put("STAGE", script("stage.sql").toString());
    environment.put("APPLY", script("apply.sql").toString());
  }

  void bring(ListFile list) throws IOException, InterruptedException {
    var all = new HashMap<>(environment);
    all.put("LIST", list.sealed(keys).toString());
    all.put("TABLE", list.table().toString());
    all.put("LIST_ID", list.document());
    all.put("AS_OF", list.asOf().toString());
    Shell.run(Store.resource("peer.sh"), all);
  }

  private static Path script(String name) throws IOException {
    return Files.writeString(Project.WORK.resolve(name), Store.resource(name));
  }
}
