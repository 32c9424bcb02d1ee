package io.matterflow.trust.workflow.gate;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What legal operations may well want of the drawdown's model comes in: the gate is narrow, it is no wall. */
class HarmlessEditsTest {

  private static final String TIMER = "<bpmn:timerEventDefinition><bpmn:timeDuration>P2D</bpmn:timeDuration></bpmn:timerEventDefinition>";

  private static GuardedEngine engine;

  @BeforeAll
  static void start() {
    engine = new GuardedEngine("harmless-edits");
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  static Stream<Edit> edits() {
    var model = Edited.drawdown();
    return Stream.of(
        new Edit("none", model),
        new Edit("other words", model.replace("name=\"Authorize drawdown\"", "name=\"Sign the drawdown\"")
            .replace("never to a group.", "and to no group.")),
        new Edit("a step before the task",
            model.lead("authorizeDrawdown", "checkFile")
                .flow("checkFile", "authorizeDrawdown")
            .add("<bpmn:userTask id=\"checkFile\" name=\"Check the file\" />")),
        new Edit("a step after the debit", model.lead("drawdownPosted", "tellClient")
            .flow("tellClient", "drawdownPosted")
            .add(
                "<bpmn:serviceTask id=\"tellClient\" camunda:asyncBefore=\"true\" camunda:delegateExpression=\"${tellClient}\" />")),
        new Edit("a wait between task and debit", model.lead("postDrawdown", "nightFall")
            .flow("nightFall", "postDrawdown")
            .add("<bpmn:intermediateCatchEvent id=\"nightFall\">%s</bpmn:intermediateCatchEvent>".formatted(TIMER))),
        new Edit("a boundary event that ends it", model.add("<bpmn:endEvent id=\"lapsed\" />")
            .boundary("tooLate", "authorizeDrawdown", TIMER, "lapsed")),
        new Edit("a reminder that does not interrupt",
            model.add("<bpmn:serviceTask id=\"remind\" camunda:delegateExpression=\"${remind}\" />")
                .boundary("waiting", "authorizeDrawdown", TIMER, "remind")
                .attribute("waiting", "cancelActivity=\"false\"")),
        new Edit("back to the task when the debit was not made", model.lead("drawdownVoided", "authorizeDrawdown")),
        new Edit("back to the execution when the debit fails",
            model.boundary("failed", "postDrawdown", "<bpmn:errorEventDefinition />", "executeDrawdown")),
        new Edit("a second lawyer", model.lead("executeDrawdown", "authorizeDrawdown_second")
            .flow("authorizeDrawdown_second", "secondWord")
            .add(
                "<bpmn:userTask id=\"authorizeDrawdown_second\" camunda:formKey=\"embedded:/forms/authorize-drawdown.html\" />")
            .add("<bpmn:exclusiveGateway id=\"secondWord\" default=\"secondWord-drawdownRejected\" />")
            .flow("secondWord", "drawdownRejected").add(yes("secondWord", "executeDrawdown"))),
        new Edit("task and debit in one subprocess", model.lead("authorizeDrawdown", "all").flow("all", "drawdownPosted").add("""
            <bpmn:subProcess id="all"><bpmn:startEvent id="in" /><bpmn:sequenceFlow id="on" sourceRef="in" targetRef="authorizeDrawdown_in" />
            <bpmn:userTask id="authorizeDrawdown_in" /><bpmn:sequenceFlow id="further" sourceRef="authorizeDrawdown_in" targetRef="word" />
            <bpmn:exclusiveGateway id="word" default="no" /><bpmn:sequenceFlow id="no" sourceRef="word" targetRef="over" /><bpmn:endEvent id="over" />
            <bpmn:serviceTask id="postDrawdown_in" camunda:delegateExpression="${postDrawdown}" />%s</bpmn:subProcess>""".formatted(
                yes("word", "postDrawdown_in")))),
        new Edit("an authorization and a debit for each payee", model.lead("authorizeDrawdown", "each").flow("each", "drawdownPosted").add("""
            <bpmn:subProcess id="each">
            <bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>3</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>
            <bpmn:startEvent id="in" /><bpmn:sequenceFlow id="on" sourceRef="in" targetRef="authorizeDrawdown_in" />
            <bpmn:userTask id="authorizeDrawdown_in" /><bpmn:sequenceFlow id="further" sourceRef="authorizeDrawdown_in" targetRef="word" />
            <bpmn:exclusiveGateway id="word" default="no" /><bpmn:sequenceFlow id="no" sourceRef="word" targetRef="over" /><bpmn:endEvent id="over" />
            <bpmn:serviceTask id="postDrawdown_in" camunda:delegateExpression="${postDrawdown}" />%s</bpmn:subProcess>""".formatted(
                yes("word", "postDrawdown_in")))),
        new Edit("a subprocess that a refusal leaves by an error", model.lead("authorizeDrawdown", "asking")
            .flow("asking", "lawyersWord")
            .boundary("refused", "asking", "<bpmn:errorEventDefinition />", "drawdownRejected").add("""
            <bpmn:subProcess id="asking"><bpmn:startEvent id="in" /><bpmn:sequenceFlow id="on" sourceRef="in" targetRef="split" />
            <bpmn:parallelGateway id="split" /><bpmn:sequenceFlow id="a" sourceRef="split" targetRef="authorizeDrawdown_in" />
            <bpmn:sequenceFlow id="b" sourceRef="split" targetRef="no" />
            <bpmn:userTask id="authorizeDrawdown_in" />
            <bpmn:endEvent id="no"><bpmn:errorEventDefinition errorRef="tooLate" /></bpmn:endEvent></bpmn:subProcess>""")
            .replace("<bpmn:message id=\"drawdownChangedMessage\"",
                "<bpmn:error id=\"tooLate\" errorCode=\"late\" /><bpmn:message id=\"drawdownChangedMessage\"")),
        new Edit("two branches after the task", model.lead("executeDrawdown", "both").lead("postDrawdown", "together")
            .add("<bpmn:parallelGateway id=\"both\" /><bpmn:parallelGateway id=\"together\" />")
            .flow("both", "executeDrawdown")
            .flow("both", "together").flow("together", "postDrawdown")),
        new Edit("an event subprocess that ends it", model.add("""
            <bpmn:subProcess id="voiding" triggeredByEvent="true"><bpmn:startEvent id="voided">%s</bpmn:startEvent></bpmn:subProcess>
            """.formatted(TIMER))),
        new Edit("another model called", model.lead("drawdownPosted", "replenish").flow("replenish", "drawdownPosted")
            .add("<bpmn:callActivity id=\"replenish\" calledElement=\"trust-replenishment\"><bpmn:extensionElements>"
                + "<camunda:in businessKey=\"#{execution.processBusinessKey}\" /></bpmn:extensionElements></bpmn:callActivity>")),
        new Edit("a note at the debit",
            model.add("<bpmn:textAnnotation id=\"note\"><bpmn:text>Money moves here.</bpmn:text></bpmn:textAnnotation>")
            .add("<bpmn:association id=\"hangs\" sourceRef=\"note\" targetRef=\"postDrawdown\" />")),
        new Edit("a link before the task", model.lead("authorizeDrawdown", "leap").flow("landed", "authorizeDrawdown")
            .add(
                "<bpmn:intermediateThrowEvent id=\"leap\"><bpmn:linkEventDefinition name=\"on\" /></bpmn:intermediateThrowEvent>")
            .add(
                "<bpmn:intermediateCatchEvent id=\"landed\"><bpmn:linkEventDefinition name=\"on\" /></bpmn:intermediateCatchEvent>")),
        new Edit("the drawdown called by another model", Edited.other("matter-closing",
            "<bpmn:callActivity id=\"thank\" calledElement=\"trust-drawdown\" />")));
  }

  @ParameterizedTest
  @MethodSource("edits")
  void comesIn(Edit edit) {
    assertThatCode(() -> engine.repository().createDeployment().addString("a.bpmn", edit.model().text()).deploy())
        .doesNotThrowAnyException();
  }

  /** The flow on which a lawyer has said yes. */
  private static String yes(String from, String to) {
    return ("<bpmn:sequenceFlow id=\"%s-%s\" sourceRef=\"%s\" targetRef=\"%s\"><bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">"
        + "${lawyersWord == 'AUTHORIZED'}</bpmn:conditionExpression></bpmn:sequenceFlow>")
        .formatted(from, to, from, to);
  }

  /** An edit by which nobody gets past a lawyer. */
  record Edit(String of, Edited model) {

    @Override
    public String toString() {
      return of;
    }
  }
}
