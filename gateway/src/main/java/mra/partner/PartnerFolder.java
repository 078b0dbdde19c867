package mra.partner;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The folder of one partner within the layers. */
record PartnerFolder(Layers layers, String id) {

  static final String ALL = "partners";

  static String table(String document) {
    return "mappings/" + document + ".yaml";
  }

  /** From the configuration's root, as the archive names it. */
  String name(String file) {
    return ALL + "/" + id + "/" + file;
  }

  Optional<Path> find(String file) {
    return layers.find(name(file));
  }

  /** The files that a name means, where {@code *} stands for any letters of a file's name. */
  List<String> matching(String name) {
    int slash = name.lastIndexOf('/');
    if (slash < 0) {
      return List.of();
    }
    var pattern =
        Pattern.compile(Pattern.quote(name.substring(slash + 1)).replace("*", "\\E.*\\Q"));
    return layers.list(name(name.substring(0, slash))).stream()
        .filter(file -> pattern.matcher(file).matches())
        .map(file -> name.substring(0, slash + 1) + file)
        .toList();
  }
}
