package io.matterflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What is left in the embedded database's file of words that were erased, after it was closed in order. */
class ErasedFromTheFileTest {

  private static final int ROWS = 5000;
  private static final int ERASED = 20;
  private static final int WORD = 9;
  private static final String FILLER = " of the usual length of a subject with a few names and an address, so that pages are filled";

  @TempDir private Path data;

  private final Random random = new Random(20_260_630);
  private final List<String> words = Stream.generate(this::word).limit(ROWS).toList();
  private final List<String> erased = words.subList(ROWS / 2, ROWS / 2 + ERASED);
  private final List<String> kept = words.subList(0, ROWS / 2);

  @Test
  void erasedWordsAreNotInTheFileOnceTheLastConnectionIsClosed() throws Exception {
    wroteAndErased(asDelivered());

    assertThat(inTheFile(erased)).isEmpty();
    assertThat(inTheFile(kept)).as("words can be read off the file at all").hasSizeGreaterThan(kept.size() / 3);
    try (var again = DriverManager.getConnection(asDelivered());
        var rows = again.createStatement().executeQuery("select count(*) from signal where words <> ''")) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(ROWS - ERASED);
    }
  }

  @Test
  void withoutTheSettingTheyWouldStillBeThere() throws Exception {
    wroteAndErased(asDelivered().replace(";DEFRAG_ALWAYS=TRUE", ""));

    assertThat(inTheFile(erased)).isNotEmpty();
  }

  private void wroteAndErased(String url) throws SQLException {
    try (var connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
      statement.execute("create table signal (id int primary key, words varchar(1000))");
      connection.setAutoCommit(false);
      for (int row = 0; row < ROWS; row++) {
        statement.execute("insert into signal values (%d, '%s%s')".formatted(row, words.get(row), FILLER));
      }
      connection.commit();
      connection.setAutoCommit(true);
      statement.execute(
          "update signal set words = '' where id between %d and %d".formatted(ROWS / 2, ROWS / 2 + ERASED - 1));
    }
  }

  /** Letters without a pattern, which the compression of the file leaves as they are. */
  private String word() {
    return random.ints('A', 'z' + 1).filter(Character::isLetter).limit(WORD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
  }

  private List<String> inTheFile(List<String> sought) throws IOException {
    var file = Files.readString(data.resolve("matterflow.mv.db"), StandardCharsets.ISO_8859_1);
    return sought.stream().filter(file::contains).toList();
  }

  /** The address of the embedded file as the product is delivered, in a folder of the test's own. */
  @SuppressWarnings("unchecked")
  private String asDelivered() throws IOException {
    try (var settings = getClass().getResourceAsStream("/application.yml")) {
      Map<String, Object> first = (Map<String, Object>) new Yaml().loadAll(settings).iterator().next();
      var spring = (Map<String, Object>) first.get("spring");
      var url = ((Map<String, Object>) spring.get("datasource")).get("url").toString();
      return url.replace("${matterflow.data}", data.toString());
    }
  }
}
