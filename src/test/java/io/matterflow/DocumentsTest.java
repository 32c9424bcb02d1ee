package io.matterflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the documents point at is there: files, pictures, and the tests that features claim. */
class DocumentsTest {

  private static final Path DOCS = Path.of("docs");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
  private static final Pattern FEATURE = Pattern.compile(
      "^\\| [A-Z][-a-zA-Z0-9]* \\|.*\\| (done|partly|not yet) \\| (.*) \\|$");

  @TestFactory
  Stream<DynamicTest> everyLinkLeadsSomewhere() {
    return Stream.concat(Stream.of(Path.of("README.md")), files(DOCS, name -> name.endsWith(".md")).stream())
        .map(document -> DynamicTest.dynamicTest(document.toString(), () ->
            assertThat(links(document)).allSatisfy(link -> assertThat(link).as("linked from " + document).exists())));
  }

  @Test
  void everyFeatureThatIsHereNamesTheTestThatProvesIt() throws IOException {
    var rows = Files.readAllLines(DOCS.resolve("features.md")).stream()
        .map(FEATURE::matcher)
        .filter(row -> row.matches());

    assertThat(rows.filter(row -> !row.group(1).equals("not yet")).toList())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.group(2)).as(row.group()).contains("src/test/"));
  }

  private static List<Path> links(Path document) {
    try {
      return LINK.matcher(Files.readString(document)).results()
          .map(link -> link.group(1))
          .filter(target -> !target.contains(":"))
          .map(target -> document.toAbsolutePath().getParent().resolve(target).normalize())
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<Path> files(Path folder, Predicate<String> wanted) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> wanted.test(file.getFileName().toString())).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
