package io.matterflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code .editorconfig} asks for: a line of code is read without scrolling. */
class LineLengthTest {

  private static final int COLUMNS = 120;
  private static final String TEXT_BLOCK = "\"\"\"";
  private static final Pattern ONE_STRING = Pattern.compile("\\s*[^\"]{0,60}\"(?:[^\"\\\\]|\\\\.)*\"[^\"]{0,30}");

  @Test
  void noLineOfCodeIsLongerThanTheEditorSays() throws IOException {
    try (var files = Files.walk(Path.of("src"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".java")).flatMap(LineLengthTest::tooLong)).isEmpty();
    }
  }

  /** A text block is as wide as what it quotes, and a string is not cut in two only because it is long. */
  private static Stream<String> tooLong(Path file) {
    var found = new ArrayList<String>();
    var quotes = false;
    var number = 0;
    for (var line : lines(file)) {
      number++;
      var marks = line.replace("\\\"", "").split(TEXT_BLOCK, -1).length - 1;
      if (line.length() > COLUMNS && !quotes && marks == 0 && !ONE_STRING.matcher(line).matches()) {
        found.add(file + ":" + number);
      }
      quotes = marks % 2 == 1 ? !quotes : quotes;
    }
    return found.stream();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
