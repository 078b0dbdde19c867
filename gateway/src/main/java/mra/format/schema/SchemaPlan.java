package mra.format.schema;

import java.nio.file.Path;
import java.util.List;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A compiled schema; immutable, safe to share.
 *
 * <p>The subset of XML Schema 1.0: elements and types, global and local, recursive too; sequence,
 * choice, named groups and any occurrence bounds; extension and restriction; attributes and
 * attribute groups; include and import of files; simple types by restriction (every facet of
 * string, list and decimal types; pattern on all), list and union over string, boolean, decimal,
 * date, dateTime, hexBinary, base64Binary and what is derived from them. Not supported, and refused
 * when loaded: all, any, anyAttribute, mixed, abstract, nillable, substitution groups, defaults,
 * fixed values, key, keyref, unique, other built-in types, bounds on dates. In a document {@code
 * xsi:type} and {@code xsi:nil} are violations.
 */
public final class SchemaPlan {
  private final List<ElementPlan> roots;

  private SchemaPlan(List<ElementPlan> roots) {
    this.roots = roots;
  }

  /**
   * Compiles a schema with all it includes and imports.
   *
   * @throws Refused E603 with file and line
   */
  public static SchemaPlan compile(Path schema) {
    return new SchemaPlan(new SchemaCompiler(schema).roots());
  }

  /** Null when the schema declares no such document element. */
  public @Nullable SchemaPlace place(String namespace, String name) {
    var root = root(namespace, name);
    return root == null ? null : new SchemaPlace(root.type());
  }

  @Nullable ElementPlan root(String namespace, String name) {
    for (var root : roots) {
      if (root.is(namespace, name)) {
        return root;
      }
    }
    return null;
  }
}
