package io.matterflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.access.Canary;
import io.matterflow.rules.RuleText.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Models that must not come in: each is refused with the step or flow at fault, and nothing of it is ever evaluated.
 */
@ProductTest
class BrokenModelsTest {

  private static final String STEP = "camunda:delegateExpression=\"${recheckInvoice}\"";
  private static final String LEFT = ">${stepLeft}<";

  @Autowired private RuleLint lint;
  @Autowired private RepositoryService repository;
  @Autowired private Canary canary;

  static Stream<Arguments> code() {
    return Stream.of(
        broken("a script task",
            reminders()
                .replace("<bpmn:serviceTask id=\"recheckInvoice\"",
                    "<bpmn:scriptTask id=\"recheckInvoice\" scriptFormat=\"javascript\"")
            .replace("</bpmn:serviceTask>", "</bpmn:scriptTask>"), "recheckInvoice", "script"),
        broken("a script in a listener",
            reminders().replace("<camunda:properties>", "<camunda:executionListener event=\"start\"><camunda:script "
                + "scriptFormat=\"groovy\">canary.sing()</camunda:script></camunda:executionListener><camunda:properties>"),
            "stepDue", "script"),
        broken("a class", reminders().replace(STEP, "camunda:class=\"java.lang.ProcessBuilder\""), "recheckInvoice",
            "class"),
        broken("a class by its old name",
            reminders().replace(STEP, "xmlns:old=\"http://activiti.org/bpmn\" old:class=\"java.lang.ProcessBuilder\""),
            "recheckInvoice", "class"),
        broken("an expression for a step", reminders().replace(STEP, "camunda:expression=\"${canary.sing()}\""),
            "recheckInvoice", "expression"),
        broken("a call for a bean", reminders().replace("${recheckInvoice}", "${canary.sing()}"), "recheckInvoice",
            "name a bean"),
        broken("a call in a condition", reminders().replace(LEFT, ">${canary.sing() == 'nobody'}<"), "stepLeft-yes",
            "compare names"),
        broken("a property in a condition", reminders().replace(LEFT, ">${stepLeft.class}<"), "stepLeft-yes",
            "compare names"),
        broken("a script for a condition",
            reminders().replace("xsi:type=\"bpmn:tFormalExpression\">${stepLeft}<", "language=\"javascript\">true<"),
            "stepLeft-yes", "language"),
        broken("FEEL for a condition", reminders().replace(LEFT, ">= stepLeft<"), "stepLeft-yes", "compare names"),
        broken("a call for a time", reminders().replace("${stepDueAt}", "${canary.sing()}"), "stepDue", "set a value"),
        broken("a call in a name", reminders().replace("name=\"Follow up\"", "name=\"#{canary.sing()}\""), "followUp",
            "name"),
        broken("a connector", reminders().replace("<camunda:properties>",
            "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector><camunda:properties>"),
            "stepDue", "connector"),
        broken("an expression handed on",
            EditedModel.of("time-capture")
                .replace("<camunda:in businessKey=\"#{execution.processBusinessKey}\" />",
            "<camunda:in sourceExpression=\"${canary.sing()}\" target=\"x\" />"), "postTime", "expression"),
        broken("a task listener", reminders().replace("camunda:formKey=\"embedded:/forms/follow-up.html\">",
            "camunda:formKey=\"embedded:/forms/follow-up.html\"><bpmn:extensionElements>"
                + "<camunda:taskListener event=\"create\" expression=\"${canary.sing()}\"/></bpmn:extensionElements>"),
            "followUp", "listener"),
        broken("something outside that does it",
            reminders().replace(STEP, "camunda:type=\"external\" camunda:topic=\"x\""), "recheckInvoice", "outside"),
        broken("a process among the drawing",
            reminders().replace("<bpmndi:BPMNDiagram",
                "<bpmndi:process id=\"hidden\" isExecutable=\"true\"/><bpmndi:BPMNDiagram"),
            "payment-reminders-definitions", "has process, which the product does not know"),
        broken("a bean handed in",
            reminders().replace("<camunda:properties>",
                "<camunda:inputOutput><camunda:inputParameter name=\"x\">${canary}</camunda:inputParameter>"
            + "</camunda:inputOutput><camunda:properties>"), "stepDue", "no step sets"),
        broken("a listener of somebody's",
            EditedModel.of("billing-cycle").replace("${billingRunRequested}", "${canary}"), "", "listener"),
        broken("a table asked by the engine", reminders().replace("camunda:delegateExpression=\"${chooseStep}\"",
            "camunda:decisionRef=\"reminder-cadence\""), "chooseStep", "keeping why"));
  }

  static Stream<Arguments> files() {
    return Stream.of(
        broken("no XML", reminders().replace("</bpmn:process>", ""), "Line ", ""),
        broken("a DOCTYPE",
            reminders().replace("<bpmn:definitions", "<!DOCTYPE x [<!ENTITY e \"ee\">]><bpmn:definitions"), "Line ",
            "DOCTYPE"),
        broken("another process",
            reminders().replace("process id=\"payment-reminders\"", "process id=\"payment-hints\"")
                .replace("bpmnElement=\"payment-reminders\"", "bpmnElement=\"payment-hints\""),
            "payment-hints", "keep the id"),
        broken("a flow to nowhere", reminders().replace("targetRef=\"stepDue\"", "targetRef=\"stepDone\""), "The file",
            "cannot be read as a model"),
        broken("a process that is not executable",
            reminders().replace("isExecutable=\"true\"", "isExecutable=\"false\""), "payment-reminders", "executable"),
        broken("no end of its history", reminders().replace(" camunda:historyTimeToLive=\"P180D\"", ""),
            "payment-reminders", "history"),
        broken("a history without a number",
            reminders().replace("historyTimeToLive=\"P180D\"", "historyTimeToLive=\"long\""), "payment-reminders",
            "history"),
        broken("who may begin it",
            reminders().set("payment-reminders", "camunda:candidateStarterGroups=\"timekeeper\""),
            "payment-reminders", "a case begins through /api"),
        broken("an unknown element", reminders().inProcess("<bpmn:callChoreography id=\"x\"/>"), "x", "does not know"),
        broken("an unknown setting", reminders().set("followUp", "camunda:priority=\"${canary.sing()}\""), "followUp",
            "does not know"));
  }

  static Stream<Arguments> steps() {
    return Stream.of(
        broken("a step that nobody has", reminders().replace("${sendReminder}", "${sendRemainder}"), "sendReminder",
            "the nearest is sendReminder"),
        broken("a bean that is no step", reminders().replace("${sendReminder}", "${canary}"), "sendReminder",
            "no step of the product"),
        broken("a step without a bean", reminders().replace(" " + STEP, ""), "recheckInvoice", "delegate expression"),
        broken("a task without a desk", reminders().replace("\"followUp\"", "\"followOn\""), "followOn",
            "the nearest is followUp"),
        broken("a form that is not there", reminders().replace("forms/follow-up.html", "forms/follow-down.html"),
            "followUp", "form"),
        broken("a form from elsewhere",
            reminders().replace("embedded:/forms/follow-up.html", "https://example.org/form.html"), "followUp", "form"),
        broken("a task without a form", reminders().replace(" camunda:formKey=\"embedded:/forms/follow-up.html\"", ""),
            "followUp", "form"),
        broken("a start form that is not there",
            EditedModel.of("absence").replace("forms/start-absence.html", "forms/begin-absence.html"), "", "form"),
        broken("a group that is no role", reminders().set("followUp", "camunda:candidateGroups=\"billing-admins\""),
            "followUp", "the nearest is billing-admin"),
        broken("a person by name", reminders().set("followUp", "camunda:assignee=\"TK01\""), "followUp", "desk"),
        broken("a step without a name", reminders().replace("name=\"Recheck the invoice\"", "name=\"\""),
            "recheckInvoice", "name"),
        broken("a question without words", reminders().replace("name=\"Still due?\"", ""), "due", "name"),
        broken("nobody who looks after it",
            reminders().replace("<camunda:property name=\"owner\" value=\"billing-admin\"/>", ""), "sendReminder",
            "looks after"),
        broken("nothing to do when it fails",
            reminders().replace("Ask whether the mail or text message service is up, then try the step again.", ""),
            "sendReminder", "nextAction"));
  }

  static Stream<Arguments> ways() {
    return Stream.of(
        broken("no default flow", reminders().replace(" default=\"stepLeft-no\"", ""), "stepLeft", "default flow"),
        broken("a default that is no flow of its own",
            reminders().replace("default=\"stepLeft-no\"", "default=\"due-no\""), "stepLeft", "default flow"),
        broken("a flow without a condition", reminders().replace(
            "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${stepLeft}</bpmn:conditionExpression>", ""),
            "stepLeft-yes", "no condition"),
        broken("a condition without an end",
            reminders().replace("${turn == 'REMIND'}",
                "${turn == 'REMIND'%s}".formatted(" || turn != 'X'".repeat(20_000))),
            "due-remind", "fifty of them at most"),
        broken("a variable that nobody sets", reminders().replace("${turn == 'REMIND'}", "${turm == 'REMIND'}"),
            "due-remind", "the nearest is turn"),
        broken("a time that nobody sets", reminders().replace("${draftExpiresAt}", "${draftExpiredAt}"),
            "approvalOverdue", "the nearest is draftExpiresAt"),
        broken("a time in words", reminders().replace("${stepDueAt}", "next Tuesday"), "stepDue", "no time"),
        broken("a duration that is none",
            reminders().replace("<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${stepDueAt}</bpmn:timeDate>",
                "<bpmn:timeDuration>2D</bpmn:timeDuration>"),
            "stepDue", "P2D"),
        broken("retries that are none",
            EditedModel.of("billing-mark").replace("PT1M,PT5M,PT20M,PT1H,PT2H,PT4H", "often"), "markEntries",
            "durations"),
        broken("a process that is not there",
            EditedModel.of("time-capture").replace("calledElement=\"time-posting\"", "calledElement=\"time-travel\""),
            "postTime", "not there"),
        broken("a call of nothing",
            EditedModel.of("time-capture").replace("calledElement=\"time-posting\"", "calledElement=\"\""),
            "postTime", "calls no process; name one."),
        broken("an event at a question", EditedModel.of("invoice-delivery")
            .replace("name=\"Refused\" attachedToRef=\"sendInvoice\"", "name=\"Refused\" attachedToRef=\"left\""),
            "mailRefused", "attached to left, where nothing is done"),
        broken("a model that calls itself", reminders().calling("payment-reminders"), "again",
            "calls payment-reminders -> payment-reminders"),
        broken("a model that calls whoever calls it", EditedModel.of("time-posting").calling("time-capture"), "again",
            "calls time-posting -> time-capture -> time-posting"),
        broken("a process chosen as it runs",
            EditedModel.of("time-capture")
                .replace("calledElement=\"time-posting\"", "calledElement=\"${canary.sing()}\""),
            "postTime", "calledElement"),
        broken("a message that is not in the file",
            reminders().replace("messageRef=\"settledMessage\"", "messageRef=\"paidMessage\""), "invoiceSettled",
            "paidMessage"),
        broken("an error that is not in the file",
            reminders().replace("errorRef=\"inDoubtError\"", "errorRef=\"doubt\""), "reminderInDoubt", "doubt"),
        broken("a step that nothing leads to", reminders().inProcess(
            "<bpmn:userTask id=\"followUp_again\" name=\"Again\" camunda:formKey=\"embedded:/forms/follow-up.html\"/>")
            .drawn("followUp_again")
            .flow("onwards", "followUp_again", "followUpEnded"), "followUp_again", "no flow leads"),
        broken("a step that is not drawn", reminders().undrawn("followUp"), "followUp", "not drawn"),
        broken("a flow that is not drawn", reminders().undrawn("asked"), "asked", "not drawn"),
        broken("no picture at all", new RuleText(Kind.MODEL, "payment-reminders",
            reminders().text().text().replaceAll("(?s)<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", "")), "chooseStep",
            "not drawn"),
        broken("a debit past the lawyer",
            EditedModel.of("trust-drawdown").replace("targetRef=\"authorizeDrawdown\"", "targetRef=\"postDrawdown\""),
            "trust-drawdown", "passes no authorization task"),
        broken("a debit in another model", reminders().replace("${recheckInvoice}", "${postDrawdown}"),
            "payment-reminders", "debits a trust account"));
  }

  static Stream<Arguments> questions() {
    return Stream.of(
        broken("a value that is gone behind a task", EditedModel.of("invoice-delivery")
            .inProcess("<bpmn:userTask id=\"ownTask_note\" name=\"Note it\" camunda:formKey=\"embedded:/forms/generic.html\"/>")
            .drawn("ownTask_note")
            .lead("sent-left", "left", "ownTask_note")
            .flow("noted-left", "ownTask_note", "left"),
            "left-keptBack",
            "passage, which sendInvoice sets and which is gone once the case has waited at ownTask_note"),
        broken("a value that is gone behind a timer", reminders()
            .inProcess("<bpmn:intermediateCatchEvent id=\"aDay\" name=\"A day\"><bpmn:timerEventDefinition id=\"aDay-timer\">"
                + "<bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>")
            .drawn("aDay")
            .lead("rechecked", "due", "aDay")
            .flow("aDay-due", "aDay", "due"),
            "due-remind", "waited at aDay"),
        broken("a value that is gone where it is asked later", reminders().set("due", "camunda:asyncBefore=\"true\""),
            "due-remind", "waited at due"),
        broken("a value that is gone behind its step",
            reminders().set("recheckInvoice", "camunda:asyncAfter=\"true\""), "due-remind", "waited at recheckInvoice"),
        broken("a word asked like a yes or no", reminders().replace("${turn == 'REMIND'}", "${turn}"), "due-remind",
            "turn alone, which is no yes or no"),
        broken("a word asked like a no", reminders().replace(LEFT, ">${stepLeft and not turn}<"), "stepLeft-yes",
            "turn alone, which is no yes or no"),
        broken("a word held against a number", reminders().replace("${turn == 'REMIND'}", "${turn == 5}"), "due-remind",
            "against the number 5"));
  }

  static Stream<Arguments> beyondReason() {
    return Stream.of(
        broken("a repetition without an end", waiting("timeCycle", "R/P1D"), "stepDue", "without an end"),
        broken("a repetition at each second", waiting("timeCycle", "R30/PT1S"), "stepDue",
            "more often than each minute"),
        broken("a repetition at once", waiting("timeCycle", "R1000000/PT0S"), "stepDue", "more often than each minute"),
        broken("a repetition for years", waiting("timeCycle", "R1000000/P1D"), "stepDue", "more than ten years"),
        broken("a wait of ages", waiting("timeDuration", "P999999999D"), "stepDue", "more than ten years"),
        broken("a wait of more years than can be counted", waiting("timeDuration", "P9999999999Y"), "stepDue",
            "no time"),
        broken("tried again without an end",
            EditedModel.of("billing-mark").replace("PT1M,PT5M,PT20M,PT1H,PT2H,PT4H", "R/PT5M"), "markEntries",
            "without an end"),
        broken("done a hundred million times",
            reminders().replace("<bpmn:outgoing>rechecked</bpmn:outgoing>",
                "<bpmn:outgoing>rechecked</bpmn:outgoing><bpmn:multiInstanceLoopCharacteristics>"
                    + "<bpmn:loopCardinality>100000000</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"),
            "recheckInvoice", "from 1 to 100"),
        broken("a history kept no day", reminders().replace("\"P180D\"", "\"P0D\""), "payment-reminders", "history"),
        broken("a condition that always holds", reminders().replace(LEFT, ">${true}<"), "stepLeft-yes", "asks nothing"),
        broken("a condition that never holds", reminders().replace(LEFT, ">${stepLeft and !true}<"), "stepLeft-yes",
            "asks nothing"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"code", "files", "steps", "ways", "questions", "beyondReason"})
  void isRefusedWithItsPlace(String what, RuleText model, String place, String word) {
    long versions = repository.createProcessDefinitionQuery().count();
    var songs = canary.songs();

    var findings = lint.findings(model);

    assertThat(findings).anySatisfy(finding -> {
      assertThat(finding.isRefused()).isTrue();
      assertThat(finding.place()).startsWith(place);
      assertThat(finding.says()).contains(word);
    });
    assertThat(lint.boundaries(model)).isEqualTo(List.of());
    assertThat(repository.createProcessDefinitionQuery().count()).isEqualTo(versions);
    assertThat(canary.songs()).as("nothing is evaluated").isEqualTo(songs);
  }

  private static EditedModel waiting(String kind, String time) {
    return reminders().replace("<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${stepDueAt}</bpmn:timeDate>",
        "<bpmn:%s>%s</bpmn:%s>".formatted(kind, time, kind));
  }

  private static EditedModel reminders() {
    return EditedModel.of("payment-reminders");
  }

  private static Arguments broken(String what, EditedModel model, String place, String word) {
    return broken(what, model.text(), place, word);
  }

  private static Arguments broken(String what, RuleText model, String place, String word) {
    return Arguments.of(what, model, place, word);
  }
}
