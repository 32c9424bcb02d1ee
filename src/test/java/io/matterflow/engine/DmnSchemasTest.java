package io.matterflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.impl.DmnParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A table is read, or refused and in the same words, as Camunda's own parser does it. */
class DmnSchemasTest {

  private static final DmnParser CAMUNDAS = new DmnParser();

  @BeforeAll
  static void readOnce() {
    DmnSchemas.readOnce();
    assertThat(Dmn.INSTANCE).isInstanceOf(DmnSchemas.class);
  }

  static List<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("dmn"))) {
      return files.filter(file -> file.toString().endsWith(".dmn")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void aTableIsReadAlike(Path table) throws IOException {
    var bytes = Files.readAllBytes(table);

    assertThat(Dmn.convertToString(Dmn.readModelFromStream(new ByteArrayInputStream(bytes))))
        .isEqualTo(Dmn.convertToString(CAMUNDAS.parseModelFromStream(new ByteArrayInputStream(bytes))));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      hitPolicy="[A-Z ]*"                              | hitPolicy="NONE"
      <inputEntry                                      | <nothing/><inputEntry
      <rule id="                                       | <rule id="1 2
      https://www.omg.org/spec/DMN/20191111/MODEL/     | https://nowhere.example/
      <decisionTable(?s:.*)                            | <decisionTable
      <\\?xml[^>]*>                                    | <!DOCTYPE a [<!ENTITY b SYSTEM "file:///b">]>
      <\\?xml[^>]*>                                    | <!DOCTYPE a [<!ELEMENT b EMPTY>]>
      """)
  void aBrokenTableIsRefusedInTheSameWords(String good, String bad) throws IOException {
    var table = Files.readString(shipped().get(0));
    var broken = table.replaceFirst(good, bad);
    assertThat(broken).as("the table as it is broken here").isNotEqualTo(table);

    assertThat(refusal(() -> Dmn.readModelFromStream(stream(broken))))
        .isEqualTo(refusal(() -> CAMUNDAS.parseModelFromStream(stream(broken))))
        .contains("Line=");
  }

  private static String refusal(Runnable reading) {
    return Throwables.getRootCause(catchThrowable(reading::run)).getMessage();
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
