package io.matterflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a task of the firm's own says is held against what can be kept and answered. */
@ProductTest
class OwnTasksInModelsTest {

  private static final String TASK = "ownTask_unreached";

  @Autowired private RuleLint lint;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      waysOut    | , ,     | does not say: Ways out
      whatToDo   | ...     | does not say: What is to be done
      offeredTo  | auditor | write one of timekeeper, billing-coordinator
      offeredTo  | system  | write one of timekeeper, billing-coordinator
      """)
  void whatNobodyCouldDoOrAnswerIsRefused(String field, String words, String says) {
    assertThat(lint.findings(saying(field, words).text()))
        .filteredOn(Finding::isRefused)
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.place()).isEqualTo(TASK);
          assertThat(finding.says()).contains(says);
        });
  }

  @ParameterizedTest
  @CsvSource({"whatToDo, 150", "whyToDo, 4000", "waysOut, 4000"})
  void whatFitsComesInAndNoMore(String field, int longest) {
    assertThat(lint.findings(saying(field, "x".repeat(longest)).text())).noneMatch(Finding::isRefused);
    assertThat(lint.findings(saying(field, "x".repeat(longest + 1)).text())).filteredOn(Finding::isRefused)
        .singleElement()
        .satisfies(finding -> assertThat(finding.says()).contains("%d characters, where %d fit".formatted(longest + 1,
            longest)));
  }

  @Test
  void wordsThatNobodySeesAreNone() {
    assertThat(lint.findings(saying("waysOut", "\u200b").text()))
        .anySatisfy(finding -> assertThat(finding.says()).contains("does not say: Ways out"));
  }

  @Test
  void aNameOfAStepIsKeptWithItsCases() {
    assertThat(named(255)).noneMatch(Finding::isRefused);
    assertThat(named(256)).filteredOn(Finding::isRefused).singleElement()
        .satisfies(finding -> assertThat(finding.says()).contains("has a name of 256 characters, where 255 are kept"));
  }

  private Iterable<Finding> named(int length) {
    return lint.findings(EditedModel.of("client-note")
        .replace("name=\"Tell the client otherwise\"", "name=\"%s\"".formatted("x".repeat(length))).text());
  }

  private static EditedModel saying(String field, String words) {
    var preset = switch (field) {
      case "waysOut" -> "Told, Left out";
      case "whatToDo" -> "Tell the client otherwise";
      case "offeredTo" -> "billing-coordinator";
      default -> "A message that a model sends could not be mailed: no billing contact has an address that takes it.";
    };
    var parameter = "<camunda:inputParameter name=\"%s\">%s</camunda:inputParameter>";
    return EditedModel.of("client-note").replace(parameter.formatted(field, preset), parameter.formatted(field, words));
  }
}
