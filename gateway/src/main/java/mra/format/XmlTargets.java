package mra.format;

import java.util.Arrays;
import mra.format.schema.Text;
import org.jspecify.annotations.Nullable;

/** Walks the tree of bindings along with the document and fills the fields it asks for. */
final class XmlTargets {
  private final Fields header;
  private final Fields record;
  private final SharedStrings strings = new SharedStrings();
  private @Nullable XmlBinding[] open = new XmlBinding[16];
  private int depth;

  XmlTargets(XmlBinding document, Fields header, Fields record) {
    this.header = header;
    this.record = record;
    open[0] = document;
  }

  /**
   * The binding of the element that starts, null when no path leads through it.
   *
   * @param kept false to pass by the element because its record is too large
   */
  @Nullable XmlBinding start(String namespace, String name, boolean kept) {
    var parent = open[depth++];
    if (depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
    }
    var binding = parent == null || !kept ? null : parent.child(namespace, name);
    open[depth] = binding;
    if (binding != null && binding.group > Shape.RECORD) {
      record.begin(binding.group, binding.parentGroup);
    }
    return binding;
  }

  void attribute(XmlBinding binding, String namespace, String name, Text value) {
    for (int i = 0; i < binding.attributes.size(); i++) {
      var target = binding.attributes.get(i);
      var step = target.step();
      if (step != null && step.name().equals(name) && step.namespace().equals(namespace)) {
        set(target, value);
      }
    }
  }

  void end(@Nullable Text text) {
    var binding = open[depth--];
    if (binding != null && binding.text != null && text != null) {
      set(binding.text, text);
    }
  }

  private void set(XmlBinding.Target target, Text value) {
    (target.header() ? header : record).set(target.group(), target.column(), strings.of(value));
  }
}
