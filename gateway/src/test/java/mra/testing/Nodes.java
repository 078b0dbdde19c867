package mra.testing;

import java.time.Clock;
import javax.sql.DataSource;
import mra.cluster.Node;

/** Nodes on databases of tests. */
public final class Nodes {
  private Nodes() {}

  /** One on a database of {@link Databases#fresh}; ends with the process unless it is closed. */
  public static Node join(DataSource pool) {
    return Node.join(pool, Databases.unpooled(pool), "test", "the same", Clock.systemUTC());
  }
}
