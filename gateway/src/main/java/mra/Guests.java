package mra;

import java.net.URI;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Partners that run beside the gateway, end with it, and bring lists to it. */
public interface Guests extends AutoCloseable {
  Guests NOBODY =
      new Guests() {
        @Override
        public Set<String> partners() {
          return Set.of();
        }

        @Override
        public void meet(URI gateway, UnaryOperator<String> keys) {}

        @Override
        public void close() {}
      };

  Set<String> partners();

  /**
   * The gateway is there.
   *
   * @param keys what each partner shows at its door
   */
  void meet(URI gateway, UnaryOperator<String> keys);

  @Override
  void close();
}
