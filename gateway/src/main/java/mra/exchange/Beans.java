package mra.exchange;

import org.apache.camel.CamelContext;

/**
 * Names for what routes use.
 *
 * @param prefix tells one link's beans from another's
 */
record Beans(CamelContext camel, String prefix) {

  /** Gives the bean a name, and returns that. */
  String bind(String name, Object bean) {
    var key = prefix + "-" + name;
    camel.getRegistry().bind(key, bean);
    return key;
  }
}
