package io.matterflow.trust.workflow.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ParseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No other model and no table gets at a trust debit, by whatever means; and what is harmless comes in. */
class OtherModelsAtTheGateTest {

  private static GuardedEngine engine;

  @BeforeAll
  static void start() {
    engine = new GuardedEngine("other-models");
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  static Stream<Reaching> reaching() {
    var debits = "debits a trust account";
    return Stream.of(
        reach("by its own step", serviceTask("camunda:delegateExpression=\"${postDrawdown}\""), "began -> thank refers",
            debits),
        reach("in the other namespace of the engine", serviceTask("activiti:delegateExpression=\"${postDrawdown}\""),
            "thank refers", debits),
        reach("by an expression", serviceTask("camunda:expression=\"#{postDrawdown.execute(execution)}\""), debits,
            "calls or reaches"),
        reach("by a choice", serviceTask("camunda:delegateExpression=\"${large ? postDrawdown : thank}\""), debits),
        reach("by a name put together", serviceTask("camunda:expression=\"${beans['post'.concat('Drawdown')]}\""),
            "calls or reaches"),
        reach("by a bean of another name", serviceTask("camunda:expression=\"${trustLedger.post(drawdownId)}\""),
            "calls or reaches"),
        reach("by a function", serviceTask("camunda:expression=\"${currentUser()}\""), "calls or reaches"),
        reach("by a class", serviceTask("camunda:class=\"io.matterflow.trust.workflow.PostDrawdown\""),
            "names the class"),
        reach("by a command of the machine", serviceTask("camunda:type=\"shell\""), "runs a command"),
        reach("by a connector",
            holding("<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>"),
            "has a connector"),
        reach("by a field", holding("<camunda:field name=\"x\" expression=\"${postDrawdown}\" />"), debits),
        reach("by a listener", holding("<camunda:executionListener event=\"start\" expression=\"${postDrawdown}\" />"),
            debits),
        reach("by a listener's class", holding("<camunda:executionListener event=\"start\" class=\"a.B\" />"),
            "names the class"),
        reach("by a listener's script",
            holding("<camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"js\">1</camunda:script>"
            + "</camunda:executionListener>"), "has a script"),
        reach("by a mapping",
            holding("<camunda:inputOutput><camunda:outputParameter name=\"x\">${postDrawdown}</camunda:outputParameter>"
            + "</camunda:inputOutput>"), debits),
        reach("by a nested mapping",
            holding("<camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:map><camunda:entry key=\"a\">"
            + "${postDrawdown}</camunda:entry></camunda:map></camunda:inputParameter></camunda:inputOutput>"), debits),
        reach("by a script task",
            "<bpmn:scriptTask id=\"thank\" scriptFormat=\"javascript\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>",
            "has a script"),
        reach("by a mapping of variables",
            "<bpmn:callActivity id=\"thank\" calledElement=\"x\" camunda:variableMappingDelegateExpression=\"${postDrawdown}\" />",
            debits),
        reach("by a mapping class",
            "<bpmn:callActivity id=\"thank\" calledElement=\"x\" camunda:variableMappingClass=\"a.B\" />",
            "names the class"),
        reach("by a called name", "<bpmn:callActivity id=\"thank\" calledElement=\"${postDrawdown}\" />", debits),
        reach("by a repetition", serviceTask("camunda:delegateExpression=\"${thank}\"").replace("/>",
            "><bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${postDrawdown}\" /></bpmn:serviceTask>"),
            debits),
        reach("by a task's name", "<bpmn:userTask id=\"thank\" name=\"Thank ${postDrawdown}\" />", debits),
        reach("by a task's listener", "<bpmn:userTask id=\"thank\"><bpmn:extensionElements>"
            + "<camunda:taskListener event=\"complete\" delegateExpression=\"${postDrawdown}\" /></bpmn:extensionElements></bpmn:userTask>",
            debits),
        reach("by a timer",
            "<bpmn:intermediateCatchEvent id=\"thank\"><bpmn:timerEventDefinition><bpmn:timeDuration>${postDrawdown}"
            + "</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>", debits),
        reach("by a thrown event",
            "<bpmn:intermediateThrowEvent id=\"thank\"><bpmn:messageEventDefinition camunda:delegateExpression=\"${postDrawdown}\" />"
            + "</bpmn:intermediateThrowEvent>", debits),
        reach("by a validator",
            "<bpmn:userTask id=\"thank\"><bpmn:extensionElements><camunda:formData><camunda:formField id=\"a\" type=\"string\">"
                + "<camunda:validation><camunda:constraint name=\"validator\" config=\"a.B\" /></camunda:validation></camunda:formField>"
            + "</camunda:formData></bpmn:extensionElements></bpmn:userTask>", "validator of its own"),
        reach("inside a subprocess", "<bpmn:subProcess id=\"thank\"><bpmn:startEvent id=\"in\" />"
            + "<bpmn:sequenceFlow id=\"onIn\" sourceRef=\"in\" targetRef=\"deep\" />"
            + serviceTask("camunda:delegateExpression=\"${postDrawdown}\"").replace("thank", "deep")
            + "</bpmn:subProcess>",
            "began -> thank -> in -> deep refers", debits));
  }

  /** Not even behind a lawyer's task of its own: it asks for drawdowns, which are gated by themselves. */
  @Test
  void theDistributionOfASettlementDebitsNothingItself() throws IOException {
    var shipped = Files.readString(Path.of("bpmn", "settlement-distribution.bpmn"));

    assertThatThrownBy(() -> deploy("a.bpmn", shipped.replace("${proposeShares}", "${postDrawdown}")))
        .isInstanceOf(ParseException.class)
        .hasMessageContainingAll("recordClientsWord -> clientApproved -> proposeShares refers",
            "debits a trust account");
  }

  @ParameterizedTest
  @MethodSource("reaching")
  void aTrustDebitIsNotReached(Reaching by) {
    assertThatThrownBy(() -> deploy("a.bpmn", Edited.other("payment-intake", by.step()).text()))
        .isInstanceOf(ParseException.class).hasMessageContainingAll(by.named().toArray(String[]::new));
  }

  @Test
  void aSecondProcessInTheDrawdownsOwnFileIsAnotherModel() {
    var second = Edited.drawdown().text().replace("</bpmn:definitions>", """
        <bpmn:process id="beside" isExecutable="true" camunda:historyTimeToLive="P1D">
          <bpmn:startEvent id="began" /><bpmn:sequenceFlow id="on" sourceRef="began" targetRef="postBeside" />
          <bpmn:serviceTask id="postBeside" camunda:delegateExpression="${postDrawdown}" />
        </bpmn:process></bpmn:definitions>""");

    assertThatThrownBy(() -> deploy("a.bpmn", second))
        .hasMessageContaining("began -> postBeside refers in its delegateExpression to postDrawdown");
  }

  @Test
  void oneModelOfADeploymentKeepsAllOthersOut() {
    assertThatThrownBy(() -> engine.repository().createDeployment()
        .addString("good.bpmn", Edited.drawdown().text())
        .addString("evil.bpmn20.xml",
            Edited.other("evil", serviceTask("camunda:delegateExpression=\"${postDrawdown}\"")).text())
        .deploy()).hasMessageContaining("evil");
    assertThat(engine.repository().createProcessDefinitionQuery().count()).isZero();
  }

  @Test
  void aLaterVersionIsLookedAtLikeTheFirst() {
    deploy("trust-drawdown.bpmn", Edited.drawdown().text());
    try {
      assertThatThrownBy(
          () -> deploy("trust-drawdown.bpmn", Edited.drawdown().flow("drawdownProposed", "executeDrawdown").text()))
          .hasMessageContaining("drawdownProposed -> executeDrawdown -> postDrawdown passes no authorization task");
      assertThat(engine.repository().createProcessDefinitionQuery().latestVersion().singleResult().getVersion())
          .isEqualTo(1);
    } finally {
      clear();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postDrawdown", "postDrawdown.execute(null)", "trustLedger.post(matter)", "matter[0]",
      "\"${postDrawdown}\""})
  void aTableReachesNothing(String cell) {
    assertThatThrownBy(() -> deploy("a.dmn", table("", cell))).isInstanceOf(BadUserRequestException.class)
        .hasMessageContaining("The table a.dmn does not come in").hasMessageContaining(cell);
  }

  @Test
  void aTableIsWrittenInTheLanguageOfTables() {
    assertThatThrownBy(() -> deploy("a.dmn", table(" expressionLanguage=\"juel\"", "1")))
        .hasMessageContaining("is written in juel");
    assertThatCode(() -> deploy("a.dmn", table("", "1"))).doesNotThrowAnyException();
    clear();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void whatComesWithTheProductComesIn(Path file) throws IOException {
    var text = Files.readString(file);

    assertThatCode(() -> deploy(file.getFileName().toString(), text)).doesNotThrowAnyException();
    clear();
  }

  static Stream<Path> shipped() throws IOException {
    return Stream.concat(Files.list(Path.of("bpmn")), Files.list(Path.of("dmn"))).filter(Files::isRegularFile).sorted();
  }

  private static void deploy(String name, String text) {
    engine.repository().createDeployment().addString(name, text).deploy();
  }

  private static void clear() {
    engine.repository().createDeploymentQuery().list()
        .forEach(deployment -> engine.repository().deleteDeployment(deployment.getId(), true));
  }

  private static String serviceTask(String attributes) {
    return "<bpmn:serviceTask id=\"thank\" %s />".formatted(attributes);
  }

  private static String holding(String extension) {
    return "<bpmn:serviceTask id=\"thank\" camunda:delegateExpression=\"${thank}\"><bpmn:extensionElements>" + extension
        + "</bpmn:extensionElements></bpmn:serviceTask>";
  }

  static String table(String language, String cell) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
            id="d" name="d" namespace="https://matterflow.io/dmn">
          <decision id="decision" name="Decision" camunda:historyTimeToLive="P1D"><decisionTable id="table">
            <input id="in"><inputExpression id="ask" typeRef="string"><text>matter</text></inputExpression></input>
            <output id="out" name="out" typeRef="string" />
            <rule id="row"><inputEntry id="when"><text></text></inputEntry>
              <outputEntry id="then"%s><text>%s</text></outputEntry></rule>
          </decisionTable></decision>
        </definitions>
        """.formatted(language, cell);
  }

  private static Reaching reach(String by, String step, String... named) {
    return new Reaching(by, step, List.of(named));
  }

  /** A step that gets at a debit, and what the refusal has to say of it. */
  record Reaching(String by, String step, List<String> named) {

    @Override
    public String toString() {
      return by;
    }
  }
}
