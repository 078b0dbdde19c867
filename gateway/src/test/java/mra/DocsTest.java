package mra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mra.fault.Fault;
import mra.fault.Remedy;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Pages that are written from the code. A stale page is rewritten and fails once, so that the
 * change is seen.
 */
class DocsTest {
  private static final Path DOCS = Path.of("..", "docs");

  /** Without the part after {@code #}. */
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)");

  @Test
  void faultsPageListsEveryFault() throws IOException {
    var page =
        """
        # Faults

        Written from `mra.fault.Fault` by `DocsTest`. A code never changes its meaning.

        What happens, by remedy:

        | remedy | what happens |
        |---|---|
        %s

        | code | name | remedy | what happened | what to do |
        |---|---|---|---|---|
        %s
        """
            .formatted(
                rows(Remedy.values(), r -> "| %s | %s |".formatted(r, r.meaning())),
                rows(
                    Fault.values(),
                    f ->
                        "| %s | %s | %s | %s | %s |"
                            .formatted(f.code(), f, f.remedy(), f.what(), f.todo())));
    assertPage("faults.md", page);
  }

  @Test
  void settingsPageListsEverySetting() throws IOException {
    var page =
        """
        # Settings

        Written from `mra.Setting` by `DocsTest`. Everything is an environment variable; secrets are files, so that they
        stand in no process list.

        | variable | default | meaning |
        |---|---|---|
        %s
        """
            .formatted(
                rows(
                    Setting.values(),
                    s -> "| `%s` | %s | %s |".formatted(s, s.standard(), s.meaning())));
    assertPage("settings.md", page);
  }

  @Test
  void faultCodesAreUniqueAndGrouped() {
    assertThat(Arrays.stream(Fault.values()).map(Fault::code))
        .doesNotHaveDuplicates()
        .allMatch(c -> c.matches("E[1-9]\\d\\d"));
  }

  @TestFactory
  Stream<DynamicTest> everyRelativeLinkLeadsToAFile() throws IOException {
    try (var files = Files.walk(DOCS)) {
      var pages = files.filter(file -> file.toString().endsWith(".md")).toList();
      return Stream.concat(Stream.of(Path.of("..", "README.md")), pages.stream())
          .map(page ->
              DynamicTest.dynamicTest(
                  page.getFileName().toString(), () -> assertThat(broken(page)).isEmpty()));
    }
  }

  private static List<String> broken(Path page) throws IOException {
    return LINK.matcher(Files.readString(page))
        .results()
        .map(link -> link.group(1))
        .filter(target -> !target.contains("://"))
        .filter(target -> !Files.exists(page.resolveSibling(target)))
        .toList();
  }

  private static <T> String rows(T[] values, Function<T, String> row) {
    return Arrays.stream(values).map(row).collect(Collectors.joining("\n"));
  }

  private static void assertPage(String name, String expected) throws IOException {
    var file = DOCS.resolve(name);
    var actual = Files.exists(file) ? Files.readString(file) : "";
    if (!actual.equals(expected)) {
      Files.writeString(file, expected);
    }
    assertThat(actual)
        .as("docs/%s was stale and has been rewritten; look at it and commit it", name)
        .isEqualTo(expected);
  }
}
