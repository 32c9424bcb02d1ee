package io.matterflow.trust.workflow.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No model comes in by which a trust debit could be reached past a lawyer, however it was edited. */
class TrustGateTest {

  private static final String TIMER = "<bpmn:timerEventDefinition><bpmn:timeDuration>P2D</bpmn:timeDuration></bpmn:timerEventDefinition>";
  private static final String POST = "<bpmn:serviceTask id=\"%s\" camunda:delegateExpression=\"${postDrawdown}\" />";

  private static final String WHEN = "<bpmn:conditionalEventDefinition><bpmn:condition xsi:type=\"bpmn:tFormalExpression\">${night}</bpmn:condition>"
      + "</bpmn:conditionalEventDefinition>";
  private static final String NOT_ONCE =
      "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>0</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>";
  private static final String INSIDE = "<bpmn:sequenceFlow id=\"toInside\" sourceRef=\"asked\" targetRef=\"authorizeDrawdown_inside\" />";

  private static GuardedEngine engine;

  @BeforeAll
  static void start() {
    engine = new GuardedEngine("trust-gate");
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  static Stream<Past> edits() {
    var model = Edited.drawdown();
    return Stream.of(
        new Past("a lawyer's no", model.replace("targetRef=\"drawdownRejected\"", "targetRef=\"executeDrawdown\""),
            "authorizeDrawdown -> lawyersWord -> executeDrawdown -> postDrawdown goes on without a lawyer's yes"),
        new Past("a lawyer's yes that is not asked for",
            model.replace("default=\"lawyersWord-refused\"", "default=\"lawyersWord-authorized\""),
            "lawyersWord -> executeDrawdown -> postDrawdown goes on without a lawyer's yes"),
        new Past("a flow", model.flow("drawdownProposed", "postDrawdown"),
            "drawdownProposed -> postDrawdown passes no"),
        new Past("a default flow", model.lead("authorizeDrawdown", "small").flowIf("small", "authorizeDrawdown")
            .add("<bpmn:exclusiveGateway id=\"small\" default=\"small-executeDrawdown\" />")
            .flow("small", "executeDrawdown"),
            "objectionOpen -> small -> executeDrawdown -> postDrawdown passes no"),
        new Past("a boundary event", model.boundary("tooLate", "authorizeDrawdown", TIMER, "postDrawdown"),
            "authorizeDrawdown -> tooLate -> postDrawdown passes no"),
        new Past("a boundary event that does not interrupt",
            model.boundary("told", "authorizeDrawdown", TIMER, "executeDrawdown")
            .attribute("told", "cancelActivity=\"false\""),
            "authorizeDrawdown -> told -> executeDrawdown -> postDrawdown passes no"),
        new Past("an event subprocess", model.add("""
            <bpmn:subProcess id="hurry" triggeredByEvent="true">
              <bpmn:startEvent id="hurried" isInterrupting="false">%s</bpmn:startEvent>
              %s
              <bpmn:sequenceFlow id="toHurried" sourceRef="hurried" targetRef="postDrawdown_hurried" />
            </bpmn:subProcess>
            """.formatted(TIMER, POST.formatted("postDrawdown_hurried"))), "hurry -> hurried -> postDrawdown_hurried passes no"),
        new Past("a call activity in place of the task", model.lead("authorizeDrawdown", "askElsewhere")
            .add("<bpmn:callActivity id=\"askElsewhere\" calledElement=\"trust-authorization\" />")
            .flow("askElsewhere", "executeDrawdown"),
            "objectionOpen -> askElsewhere -> executeDrawdown -> postDrawdown passes no"),
        new Past("a parallel branch", model.lead("authorizeDrawdown", "both").lead("postDrawdown", "together")
            .add("<bpmn:parallelGateway id=\"both\" /><bpmn:parallelGateway id=\"together\" />")
            .flow("both", "authorizeDrawdown").flow("both", "together").flow("together", "postDrawdown"),
            "both -> together -> postDrawdown passes no"),
        new Past("a group of people", model.attribute("authorizeDrawdown", "camunda:candidateGroups=\"bookkeeper\""),
            "authorizeDrawdown -> lawyersWord -> executeDrawdown -> postDrawdown passes no",
            "candidateGroups bookkeeper"),
        new Past("one person", model.attribute("authorizeDrawdown", "camunda:assignee=\"clerk\""), "passes no",
            "assignee clerk"),
        new Past("people in the words of BPMN", model.after("authorizeDrawdown", """
            <bpmn:potentialOwner><bpmn:resourceAssignmentExpression><bpmn:formalExpression>clerks</bpmn:formalExpression>
            </bpmn:resourceAssignmentExpression></bpmn:potentialOwner>"""), "passes no", "potentialOwner"),
        new Past("another name of the task", model.rename("authorizeDrawdown", "approveDrawdown"),
            "approveDrawdown -> lawyersWord -> executeDrawdown -> postDrawdown passes no"),
        new Past("another form", model.replace("authorize-drawdown.html", "generic.html"), "passes no", "generic.html"),
        new Past("a form of the model's own", model.after("authorizeDrawdown", """
            <bpmn:extensionElements><camunda:formData><camunda:formField id="ok" type="boolean" /></camunda:formData></bpmn:extensionElements>
            """).replace(" camunda:formKey=\"embedded:/forms/authorize-drawdown.html\"", ""), "passes no", "a form of its own"),
        new Past("a listener at the task", model.after("authorizeDrawdown", """
            <bpmn:extensionElements><camunda:taskListener event="create" delegateExpression="${hasty}" /></bpmn:extensionElements>
            """), "passes no", "listeners or mappings"),
        new Past("another drawdown shown than posted", model.after("authorizeDrawdown", """
            <bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="drawdownId">${other}</camunda:inputParameter>
            </camunda:inputOutput></bpmn:extensionElements>"""), "passes no", "listeners or mappings"),
        new Past("a task that may happen not once", model.after("authorizeDrawdown", """
            """ + NOT_ONCE), "passes no", "not a single time"),
        new Past("a subprocess that may happen not once", asking(model, INSIDE).inside("asking", NOT_ONCE),
            "asking -> executeDrawdown -> postDrawdown passes no"),
        new Past("a way round inside a subprocess", asking(model, """
            <bpmn:parallelGateway id="needed" />
            <bpmn:sequenceFlow id="toNeeded" sourceRef="asked" targetRef="needed" />
            <bpmn:sequenceFlow id="toInside" sourceRef="needed" targetRef="authorizeDrawdown_inside" />
            <bpmn:sequenceFlow id="toOver" sourceRef="needed" targetRef="over" />
            <bpmn:endEvent id="over"><bpmn:terminateEventDefinition /></bpmn:endEvent>
            """), "asking -> asked -> needed -> over -> executeDrawdown -> postDrawdown passes no"),
        new Past("a boundary event of a subprocess",
            asking(model, INSIDE).boundary("failed", "asking", "<bpmn:errorEventDefinition />", "postDrawdown"),
            "asking -> failed -> postDrawdown passes no"),
        new Past("an event subprocess inside a subprocess", asking(model, INSIDE + """
            <bpmn:subProcess id="hurry" triggeredByEvent="true"><bpmn:startEvent id="hurried">%s</bpmn:startEvent></bpmn:subProcess>
            """.formatted(TIMER)), "asking -> hurry -> hurried -> executeDrawdown -> postDrawdown passes no"),
        new Past("a compensation", model
            .add(POST.formatted("postDrawdown_back").replace(" camunda", " isForCompensation=\"true\" camunda"))
            .add(
                "<bpmn:intermediateThrowEvent id=\"takeBack\"><bpmn:compensateEventDefinition /></bpmn:intermediateThrowEvent>")
            .lead("authorizeDrawdown", "takeBack").flow("takeBack", "authorizeDrawdown")
            .add(
                "<bpmn:boundaryEvent id=\"takenBack\" attachedToRef=\"releaseEarly\"><bpmn:compensateEventDefinition /></bpmn:boundaryEvent>")
            .add(
                "<bpmn:association id=\"back\" associationDirection=\"One\" sourceRef=\"takenBack\" targetRef=\"postDrawdown_back\" />"),
            "releaseEarly -> takenBack -> postDrawdown_back passes no"),
        new Past("a link", model.lead("authorizeDrawdown", "fork").add("<bpmn:parallelGateway id=\"fork\" />")
            .flow("fork", "authorizeDrawdown").flow("fork", "leap")
            .add(
                "<bpmn:intermediateThrowEvent id=\"leap\"><bpmn:linkEventDefinition name=\"on\" /></bpmn:intermediateThrowEvent>")
            .add(
                "<bpmn:intermediateCatchEvent id=\"landed\"><bpmn:linkEventDefinition name=\"on\" /></bpmn:intermediateCatchEvent>")
            .flow("landed", "executeDrawdown"), "fork -> leap -> landed -> executeDrawdown -> postDrawdown passes no"),
        new Past("a second start",
            model.add("<bpmn:startEvent id=\"nightly\">" + WHEN + "</bpmn:startEvent>")
                .flow("nightly", "executeDrawdown"),
            "nightly -> executeDrawdown -> postDrawdown passes no"),
        new Past("a debit that no flow leads to", model.add(POST.formatted("postDrawdown_spare")),
            "postDrawdown_spare passes no"),
        new Past("a loop to a second debit",
            model.add("<bpmn:exclusiveGateway id=\"more\" default=\"more-drawdownPosted\" />")
            .lead("drawdownPosted", "more").flow("more", "drawdownPosted").flowIf("more", "executeDrawdown"),
            "postDrawdown -> more -> executeDrawdown -> postDrawdown passes no authorization task between two debits"),
        new Past("two debits in a row",
            model.lead("drawdownPosted", "postDrawdown_more")
                .flow("postDrawdown_more", "drawdownPosted")
                .add(POST.formatted("postDrawdown_more")),
            "postDrawdown -> postDrawdown_more passes no authorization task between"),
        new Past("a debit that is repeated", model.after("postDrawdown", """
            <bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>3</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>
            """), "postDrawdown is repeated"),
        new Past("a listener that debits", model.after("executeDrawdown", """
            <bpmn:extensionElements><camunda:executionListener event="end" delegateExpression="${postDrawdown}" /></bpmn:extensionElements>
            """), "-> executeDrawdown refers in its delegateExpression to postDrawdown"),
        new Past("a listener on a flow", model.replace("sourceRef=\"drawdownProposed\" targetRef=\"objectionOpen\"/>", """
            sourceRef="drawdownProposed" targetRef="objectionOpen"><bpmn:extensionElements>
            <camunda:executionListener event="take" delegateExpression="${postDrawdown}" /></bpmn:extensionElements></bpmn:sequenceFlow>"""),
            "proposed refers in its delegateExpression to postDrawdown"),
        new Past("an injected field", model.after("executeDrawdown", """
            <bpmn:extensionElements><camunda:field name="next"><camunda:expression>${postDrawdown}</camunda:expression></camunda:field></bpmn:extensionElements>
            """), "executeDrawdown refers in its expression to postDrawdown"));
  }

  /** A subprocess before the execution, with an authorization task inside, and what else is said of it. */
  private static Edited asking(Edited model, String more) {
    return model.lead("authorizeDrawdown", "asking").flow("asking", "executeDrawdown").add("""
        <bpmn:subProcess id="asking"><bpmn:startEvent id="asked" /><bpmn:userTask id="authorizeDrawdown_inside" />
        <bpmn:endEvent id="answered" /><bpmn:sequenceFlow id="toAnswered" sourceRef="authorizeDrawdown_inside" targetRef="answered" />
        %s</bpmn:subProcess>""".formatted(more));
  }

  @ParameterizedTest
  @MethodSource("edits")
  void isShutToAModelWithAWayPastTheTask(Past edit) {
    engine.told.clear();

    assertThatThrownBy(() -> deploy(edit.model())).isInstanceOf(ParseException.class)
        .hasMessageContainingAll(edit.named().toArray(String[]::new));

    assertThat(engine.told).containsExactly("trust-drawdown");
    assertThat(engine.repository().createDeploymentQuery().count()).isZero();
  }

  @Test
  void isOpenToTheModelItself() {
    assertThatCode(() -> engine.repository().deleteDeployment(deploy(Edited.drawdown()), true))
        .doesNotThrowAnyException();
  }

  private static String deploy(Edited model) {
    return engine.repository().createDeployment().addString("a.bpmn", model.text()).deploy().getId();
  }

  /** An edit that leads past the gate, and what the refusal has to say of it. */
  record Past(String by, Edited model, List<String> named) {

    Past(String by, Edited model, String... named) {
      this(by, model, List.of(named));
    }

    @Override
    public String toString() {
      return by;
    }
  }
}
