package io.matterflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a timer waits for is a time of its kind, and there when the case comes to it. */
@ProductTest
class TimersInModelsTest {

  private static final String DUE = "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${stepDueAt}</bpmn:timeDate>";

  @Autowired private RuleLint lint;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      timeDuration | ${stepDueAt}         | waits for stepDueAt as for a duration, and it is a moment; write it as timeDate
      timeCycle    | ${stepDueAt}         | waits for stepDueAt as for a cycle, and it is a moment; write it as timeDate
      timeDate     | ${reminderStep}      | waits for reminderStep, which is no time; write a moment such as
      timeDuration | ${stepLeft}          | waits for stepLeft, which is no time; write a duration such as
      timeDate     | P2D                  | waits for P2D, which is a duration; write it as timeDuration
      timeDuration | R3/P1D               | waits for R3/P1D, which is a cycle; write it as timeCycle
      timeDuration | 2027-01-04T08:00:00Z | which is a moment; write it as timeDate
      timeDate     | ${lookAgainAt}       | a case can come there before a step has set it
      """)
  void aTimeOfAnotherKindOrNoneIsRefused(String kind, String time, String says) {
    var model = EditedModel.of("payment-reminders").replace(DUE, "<bpmn:%s>%s</bpmn:%s>".formatted(kind, time, kind));

    assertThat(refused(model)).singleElement().satisfies(finding -> {
      assertThat(finding.place()).isEqualTo("stepDue");
      assertThat(finding.says()).contains(says);
    });
  }

  @Test
  void aTimerAtAStepIsSetBeforeTheStepSetsAnything() {
    assertThat(refused(besides("sendInvoice", "true"))).singleElement().satisfies(finding -> {
      assertThat(finding.place()).isEqualTo("late");
      assertThat(finding.says())
          .isEqualTo("waits for lookAgainAt, and a case can come there before a step has set it; "
              + "wait behind one that does.");
    });
    assertThat(refused(besides("queueForPrint", "false"))).hasSize(1);
  }

  @Test
  void aTimerBehindAStepThatSetsItComesIn() {
    var later = EditedModel.of("invoice-delivery")
        .inProcess(catching("oneDayMore"))
        .drawn("oneDayMore")
        .lead("kept-decide", "decideDelivery", "oneDayMore")
        .flow("more-decide", "oneDayMore", "decideDelivery");

    assertThat(refused(later)).isEmpty();
    assertThat(refused(besides("nameRecipient", "true").replace("${lookAgainAt}", "2027-01-04T08:00:00Z"))).isEmpty();
  }

  @Test
  void aQuestionThatNoStepBeforeItAnswersIsRefused() {
    var elsewhere = EditedModel.of("trust-proposal").replace("${lookAgain}", "${stepLeft}");

    assertThat(refused(elsewhere)).singleElement().satisfies(finding -> assertThat(finding.says())
        .isEqualTo("asks for stepLeft, which no step before it sets; ask behind one that does."));
  }

  @Test
  void whatMayBeSetSideBySideComesIn() {
    var both = EditedModel.of("invoice-delivery")
        .inProcess("<bpmn:parallelGateway id=\"both\"/>" + catching("oneDayMore")
            + "<bpmn:endEvent id=\"waited\" name=\"Waited\"/>")
        .drawn("both")
        .drawn("oneDayMore")
        .drawn("waited")
        .lead("rendered-decide", "decideDelivery", "both")
        .flow("both-decide", "both", "decideDelivery")
        .flow("both-wait", "both", "oneDayMore")
        .flow("wait-on", "oneDayMore", "waited");

    assertThat(refused(both)).isEmpty();
  }

  private List<Finding> refused(EditedModel model) {
    return lint.findings(model.text()).stream().filter(Finding::isRefused).toList();
  }

  private static String catching(String id) {
    return "<bpmn:intermediateCatchEvent id=\"%s\" name=\"One day more\">%s</bpmn:intermediateCatchEvent>"
        .formatted(id, timer());
  }

  private static EditedModel besides(String step, String cancels) {
    return EditedModel.of("invoice-delivery")
        .inProcess("<bpmn:boundaryEvent id=\"late\" name=\"Late\" attachedToRef=\"%s\" cancelActivity=\"%s\">%s"
            .formatted(step, cancels, timer()) + "</bpmn:boundaryEvent>")
        .drawn("late")
        .flow("late-hand", "late", "deliverByHand");
  }

  private static String timer() {
    return "<bpmn:timerEventDefinition id=\"aTimer\"><bpmn:timeDate>${lookAgainAt}</bpmn:timeDate>"
        + "</bpmn:timerEventDefinition>";
  }
}
