package io.matterflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.UnaryTests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every table in {@code dmn/}: readable, annotated, and nothing in a cell but literals and unary tests.
 */
class DecisionTableTest {

  private static final Pattern GENERATED = Pattern.compile("(?i)(Rule|DecisionRule|UnaryTests)_[0-9a-z]{5,}");
  private static final Pattern PLAIN_FACT = Pattern.compile("[a-zA-Z]+");
  private static final Pattern CODE = Pattern.compile("\\$\\{|#\\{|\\?|\\bif\\b|\\bfunction\\b|[a-z]\\(");

  static Stream<Path> tables() throws Exception {
    try (var files = Files.list(Path.of("dmn"))) {
      return files.filter(file -> file.toString().endsWith(".dmn")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aDecisionIsNamedLikeItsFile(Path file) {
    var decision = model(file).getModelElementsByType(Decision.class).iterator().next();

    assertThat(decision.getId() + ".dmn").isEqualTo(file.getFileName().toString());
    assertThat(decision.getName()).isNotBlank();
    assertThat(decision.getCamundaHistoryTimeToLiveString()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyRuleHasAWordForItsNameAndAnAnnotationForALawyer(Path file) {
    assertThat(model(file).getModelElementsByType(Rule.class)).isNotEmpty().allSatisfy(rule -> {
      assertThat(rule.getId()).doesNotMatch(GENERATED).hasSizeGreaterThan(2);
      assertThat(rule.getDescription()).as("annotation of %s", rule.getId()).isNotNull();
      assertThat(rule.getDescription().getTextContent()).as("annotation of %s", rule.getId()).hasSizeGreaterThan(12);
    });
  }

  @ParameterizedTest
  @MethodSource("tables")
  void inputsAreFactsAndCellsAreLiteralsAndUnaryTests(Path file) {
    var model = model(file);

    assertThat(model.getModelElementsByType(DecisionTable.class)).hasSize(1);
    assertThat(model.getModelElementsByType(Input.class)).allSatisfy(input -> {
      assertThat(input.getInputExpression().getText().getTextContent()).matches(PLAIN_FACT);
      assertThat(input.getLabel()).isNotBlank();
    });
    assertThat(model.getModelElementsByType(UnaryTests.class))
        .filteredOn(cell -> cell.getText() != null)
        .allSatisfy(
            cell -> assertThat(withoutStrings(cell.getTextContent()).replace("not(", "")).doesNotContainPattern(CODE));
    assertThat(model.getModelElementsByType(LiteralExpression.class))
        .filteredOn(cell -> cell.getText() != null)
        .allSatisfy(cell -> assertThat(withoutStrings(cell.getTextContent())).doesNotContainPattern(CODE));
  }

  private static String withoutStrings(String cell) {
    return cell.replaceAll("\"[^\"]*\"", "\"\"");
  }

  private static DmnModelInstance model(Path file) {
    return Dmn.readModelFromFile(file.toFile());
  }
}
