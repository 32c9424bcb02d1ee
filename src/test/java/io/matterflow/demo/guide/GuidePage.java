package io.matterflow.demo.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of {@code docs/rules} as somebody reads it who follows it: the edits under "The change", and what the product
 * says to them. What a test does is read from here, so that a page cannot say otherwise.
 */
public final class GuidePage {

  private static final Path FOLDER = Path.of("docs", "rules");
  private static final List<String> CELLS = List.of("row", "column", "in force", "becomes");
  private static final List<String> NEW_ROW = List.of("column", "new row");
  private static final Pattern ROW = Pattern.compile("(\\d+) \\(([\\w-]+)\\)");
  private static final Pattern PLACE = Pattern.compile("new row (above|below) `([\\w-]+)`");
  private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern COLUMN_END = Pattern.compile("\\|(?=(?:[^`]*`[^`]*`)*[^`]*$)");

  private final String name;
  private final String change;

  private GuidePage(String name, String change) {
    this.name = name;
    this.change = change;
  }

  /** A page by its name, such as {@code cadence-days}. */
  public static GuidePage of(String name) {
    try {
      var text = Files.readString(FOLDER.resolve(name + ".md"));
      var begin = text.indexOf("\n## The change\n");
      assertThat(begin).as("the chapter \"The change\" of the page %s", name).isNotNegative();
      var end = text.indexOf("\n## ", begin + 1);
      return new GuidePage(name, text.substring(begin + 1, end < 0 ? text.length() : end));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The names of all pages; the first one tells how a rule is changed at all. */
  static List<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString())
          .filter(Predicate.not("README.md"::equals))
          .filter(file -> file.endsWith(".md"))
          .map(file -> file.substring(0, file.length() - ".md".length()))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The fenced blocks of the change that are written in a language. */
  public List<String> blocks(String language) {
    return BLOCK.matcher(change).results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  /** What the product says of the edit, as the page has it; the modeler gives new rows an id of its own choice. */
  public void assertSays(List<String> changes) {
    var expected = blocks("text").stream().flatMap(String::lines).filter(Predicate.not(String::isBlank)).toList();
    assertThat(changes.stream().map(line -> line.replaceAll("\\(" + EditedFile.NEW_ROW + "\\w+\\)", "(…)")).toList())
        .as("what the form says to the change on page %s", name)
        .isEqualTo(expected);
  }

  /** A table with the edits of this page. */
  public String edited(String inForce) {
    var file = EditedFile.of(inForce);
    var edits = edits();
    assertThat(edits).as("tables with edits on page %s", name).isNotEmpty();
    edits.forEach(edit -> edit.applyTo(file));
    return file.text();
  }

  private List<Edit> edits() {
    var edits = new ArrayList<Edit>();
    var place = Optional.<Place>empty();
    var rows = new ArrayList<List<String>>();
    for (var line : (change + "\n").split("\n", -1)) {
      if (line.startsWith("|")) {
        rows.add(columns(line));
      } else {
        edit(rows, place).ifPresent(edits::add);
        rows.clear();
        place = PLACE.matcher(line).results()
            .map(found -> Optional.of(new Place(found.group(1).equals("above"), found.group(2))))
            .findFirst()
            .orElse(place);
      }
    }
    return edits;
  }

  private Optional<Edit> edit(List<List<String>> rows, Optional<Place> place) {
    if (rows.size() < 3) {
      return Optional.empty();
    }
    var body = List.copyOf(rows.subList(2, rows.size()));
    if (rows.get(0).equals(CELLS)) {
      return Optional.of(file -> body.forEach(row -> changeCell(file, row)));
    }
    if (rows.get(0).equals(NEW_ROW)) {
      var at = place.orElseThrow(
          () -> new AssertionError("page %s does not say above or below which row the new one comes".formatted(name)));
      Map<String, String> cells = new LinkedHashMap<>();
      body.forEach(row -> cells.put(row.get(0), cell(row.get(1))));
      return Optional.of(file -> file.newRow(at.row(), at.above(), cells));
    }
    return Optional.empty();
  }

  private void changeCell(EditedFile file, List<String> row) {
    var place = ROW.matcher(row.get(0));
    assertThat(place.matches()).as("page %s names the row %s by number and id", name, row.get(0)).isTrue();
    assertThat(file.number(place.group(2))).as("page %s, number of row %s", name, row.get(0))
        .isEqualTo(Integer.parseInt(place.group(1)));
    assertThat(file.cell(place.group(2), row.get(1))).as("page %s, row %s, %s in force", name, row.get(0), row.get(1))
        .isEqualTo(cell(row.get(2)));
    file.change(place.group(2), row.get(1), cell(row.get(3)));
  }

  private static List<String> columns(String line) {
    var inside = line.strip();
    return Stream.of(COLUMN_END.split(inside.substring(1, inside.length() - 1), -1)).map(String::strip).toList();
  }

  private static String cell(String words) {
    return words.length() > 1 && words.startsWith("`") && words.endsWith("`")
        ? words.substring(1, words.length() - 1)
        : words;
  }

  private interface Edit {

    void applyTo(EditedFile file);
  }

  private record Place(boolean above, String row) {}
}
