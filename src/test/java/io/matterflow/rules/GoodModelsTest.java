package io.matterflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.rules.Finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What legal operations may well want of a model comes in. */
@ProductTest
class GoodModelsTest {

  @Autowired private RuleLint lint;

  static Stream<Arguments> shipped() throws IOException {
    try (var files = Files.list(Path.of("bpmn"))) {
      return files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".bpmn")).sorted()
          .map(file -> Arguments.of(file, EditedModel.of(file.replace(".bpmn", "")).text())).toList().stream();
    }
  }

  static Stream<Arguments> edits() {
    return Stream.of(
        good("other words", reminders().replace("name=\"Follow up\"", "name=\"Call the client\"")),
        good("a wait of its own",
            reminders().replace("<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${draftExpiresAt}</bpmn:timeDate>",
            "<bpmn:timeDuration>P2D</bpmn:timeDuration>")),
        good("a repetition that ends",
            reminders().replace("<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${draftExpiresAt}</bpmn:timeDate>",
            "<bpmn:timeCycle>R30/P1D</bpmn:timeCycle>")),
        good("a yes held against a name", reminders().replace("${stepLeft}", "${stepLeft == true}")),
        good("a moment of its own", reminders().replace(">${draftExpiresAt}<", ">2027-01-04T08:00:00-05:00<")),
        good("two words in a condition",
            reminders().replace("${turn == 'REMIND'}", "${turn == 'REMIND' || turn == 'REMIND_AGAIN'}")),
        good("fifty words in a condition",
            reminders().replace("${turn == 'REMIND'}",
                "${turn == 'REMIND' or turn == 'X'%s}"
                    .formatted(" || turn eq 'Y' and turn != 'X'".repeat(24)))),
        good("a no in a condition", reminders().replace("${!clientReached}", "${!keptBack and not clientReached}")),
        good("offered to a role", reminders().set("followUp", "camunda:candidateGroups=\"billing-admin, bookkeeper\"")),
        good("another form", reminders().replace("embedded:/forms/follow-up.html", "embedded:/forms/generic.html")),
        good("a second person after the first", reminders()
            .inProcess(
                "<bpmn:userTask id=\"followUp_again\" name=\"Call again\" camunda:formKey=\"embedded:/forms/follow-up.html\"/>")
            .drawn("followUp_again")
            .lead("followedUp", "followUpEnded", "followUp_again")
            .flow("calledAgain", "followUp_again", "followUpEnded")),
        good("a step that is tried more often",
            EditedModel.of("billing-mark")
                .replace("PT1M,PT5M,PT20M,PT1H,PT2H,PT4H", "PT1M,PT5M,PT20M,PT1H,PT2H,PT4H,PT8H")),
        good("a history kept longer",
            reminders().replace("historyTimeToLive=\"P180D\"", "historyTimeToLive=\"P365D\"")),
        good("a call of another model", reminders().calling("client-note")),
        good("a longer note",
            reminders().replace("<bpmn:documentation>Asks reminder-cadence.",
                "<bpmn:documentation>The partners asked for this. Asks reminder-cadence.")),
        good("another template, in a version", reminders()
            .replace("camunda:modelerTemplate=\"send-reminder\"",
                "camunda:modelerTemplate=\"firms-reminder\" camunda:modelerTemplateVersion=\"2\"")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"shipped", "edits"})
  void nothingIsRefused(String what, RuleText model) {
    assertThat(lint.findings(model)).filteredOn(Finding::isRefused).isEmpty();
  }

  @Test
  void whatTheProductCountsOnIsMissed() {
    var deaf = reminders().replace("name=\"payment-reminders.settled\"", "name=\"payment-reminders.paid\"").text();
    var closed = EditedModel.of("absence")
        .replace(" camunda:formKey=\"embedded:/forms/start-absence.html\"", "")
        .text();

    assertThat(lint.findings(deaf)).singleElement().satisfies(finding -> assertThat(finding.words())
        .isEqualTo(
            "The file: nothing waits for the message payment-reminders.settled any more, which the product sends; what it tells would be lost, or refused."));
    assertThat(lint.findings(closed)).extracting(Finding::severity).containsExactly(Severity.WARNING);
  }

  @Test
  void aTaskOrAWaitThatTheProductKnowsByNameIsMissedAndOneOfTheModelsOwnIsNot() {
    var withoutTasks = reminders().replace("\"followUp\"", "\"ownTask_talk\"").text();
    var renamed = reminders().replace("\"stepDue\"", "\"itsDay\"")
        .replace("\"recheckInvoice\"", "\"lookAgain\"")
        .text();
    var portal = EditedModel.of("portal-submission").replace("\"awaitPortal\"", "\"awaitWord\"").text();

    assertThat(missed(withoutTasks)).containsExactly("followUp");
    assertThat(missed(renamed)).containsExactly("stepDue");
    assertThat(missed(portal)).containsExactly("awaitPortal");
    assertThat(lint.findings(renamed)).filteredOn(finding -> finding.place().equals("stepDue")).singleElement()
        .satisfies(finding -> assertThat(finding.says()).contains("wakes or resumes a case there", "Keep the id"));
  }

  private List<String> missed(RuleText model) {
    return lint.findings(model).stream()
        .filter(finding -> finding.says().contains("gone"))
        .map(Finding::place)
        .toList();
  }

  private static EditedModel reminders() {
    return EditedModel.of("payment-reminders");
  }

  private static Arguments good(String what, EditedModel model) {
    return Arguments.of(what, model.text());
  }
}
