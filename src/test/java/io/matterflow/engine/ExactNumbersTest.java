package io.matterflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.matterflow.engine.DmnTables.TableInForce;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Money and hours in a table are compared to the cent. */
class ExactNumbersTest {

  private static final String TABLE = """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="http://camunda.org/schema/1.0/dmn">
        <decision id="rates" name="Rates">
          <decisionTable id="t" hitPolicy="FIRST">
            <input id="i"><inputExpression id="e" typeRef="number"><text>rate</text></inputExpression></input>
            <output id="o" name="said" typeRef="string" />
            <rule id="holds"><inputEntry id="c"><text>%s</text></inputEntry><outputEntry id="r"><text>"YES"</text></outputEntry></rule>
          </decisionTable>
        </decision>
      </definitions>
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "> approved    | 250.10  | 250.1   | false",
      "> approved    | 250.11  | 250.10  | true",
      ">= approved   | 1.1     | 1.10    | true",
      "< 0.1         | 0.1     | 0       | false",
      ">= 9999.99    | 9999.99 | 0       | true",
      "> 0.3         | 0.3     | 0       | false",
      "10            | 10.00   | 0       | true",
      "approved      | 10.00   | 10      | true",
      "[50..75[      | 75.00   | 0       | false",
      "> 9007199254740993 | 9007199254740993.01 | 0 | true"})
  void aNumberIsItsDigits(String cell, BigDecimal rate, BigDecimal approved, boolean holds) {
    var table = new TableInForce("rates", 1, "rates",
        () -> new ByteArrayInputStream(TABLE.formatted(cell.replace("<", "&lt;")).getBytes(StandardCharsets.UTF_8)));

    var matching = new DmnTables().matching(table, Map.of("rate", rate, "approved", approved));

    assertThat(matching).hasSize(holds ? 1 : 0);
  }

  @Test
  void everyShippedTableIsReadWithoutAWarning() throws IOException {
    var said = new ListAppender<ILoggingEvent>();
    said.start();
    var log = (Logger) LoggerFactory.getLogger("org.camunda.bpm.dmn");
    log.addAppender(said);

    var engine = ExactNumbers.known(new DefaultDmnEngineConfiguration()).buildEngine();
    for (var file : shipped()) {
      try (var text = Files.newInputStream(file)) {
        engine.parseDecisions(text);
      }
    }

    log.detachAppender(said);
    assertThat(said.list).extracting(ILoggingEvent::getFormattedMessage)
        .filteredOn(words -> words.contains("DMN-01006"))
        .isEmpty();
  }

  private static List<Path> shipped() throws IOException {
    try (var files = Files.list(Path.of("dmn"))) {
      return files.filter(file -> file.toString().endsWith(".dmn")).sorted().toList();
    }
  }
}
