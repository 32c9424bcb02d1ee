package io.matterflow.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.TasklistBrowser;
import io.matterflow.TestPeople;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.messaging.SentMessages;
import io.matterflow.rules.Finding;
import io.matterflow.rules.RuleLint;
import io.matterflow.rules.RuleText;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/**
 * A model that is drawn of bare elements, with the ids that Camunda Modeler gives them, and templates dropped on them:
 * it comes in as it is, and runs.
 */
@ProductTest
@Tag("both-databases")
class ModelOfTemplatesTest {

  private static final String MODEL = "call-first";

  private final Map<String, JsonNode> templates = TemplateFiles.read();

  @Autowired private RuleLint lint;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private Jobs jobs;
  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private SentMessages mailbox;
  @LocalServerPort private int port;

  private String model;
  private String deployment;

  @BeforeEach
  void isDrawnAndComesIn() throws Exception {
    model = drawn();
    assertThat(lint.findings(new RuleText(RuleText.Kind.MODEL, MODEL, model))).extracting(Finding::words).isEmpty();
    deployment = repository.createDeployment()
        .name("a model of the firm's own")
        .addString(MODEL + ".bpmn", model)
        .deploy()
        .getId();
  }

  @AfterEach
  void isTakenOut() {
    repository.deleteDeployment(deployment, true);
  }

  @Test
  void aSmallInvoiceIsWrittenAbout() {
    var invoice = invoiced.delivered(firm.hourlyMatter().loaded(), "100.00");

    begin(invoice);

    assertThat(mails(invoice)).containsExactly("A word about invoice " + invoice);
    assertThat(isRunning(invoice)).isFalse();
    assertThat(explained(invoice)).contains("own-question", "call-otherwise");
  }

  @Test
  void aboutALargeOneSomebodyIsAskedToCall() {
    var invoice = invoiced.delivered(firm.hourlyMatter().loaded(), "25000.00");

    begin(invoice);
    var task = task(invoice);

    assertThat(task.getName()).isEqualTo("Call the client, " + invoice);
    assertThat(task.getFormKey()).isEqualTo("embedded:/forms/generic.html");
    assertThat(tasks.getIdentityLinksForTask(task.getId())).extracting(link -> link.getGroupId())
        .containsExactly("billing-partner");
    assertThat(queued("billing-partner")).contains(task.getName());
    assertThat(queued("bookkeeper")).doesNotContain(task.getName());
    var sheet = HttpCalls.to(port).as("billing-partner").get("/api/tasks/" + task.getId());
    assertThat(sheet.body()).contains("It is a large one.", "Reached", "Write instead");
    assertThat(finish(task, "Reached")).isEqualTo(204);
    assertThat(isRunning(invoice)).isFalse();
    assertThat(mails(invoice)).isEmpty();
  }

  @Test
  void whatAPersonAnswersLeadsOn() {
    var invoice = invoiced.delivered(firm.hourlyMatter().loaded(), "25000.00");
    begin(invoice);

    assertThat(finish(task(invoice), "Write instead")).isEqualTo(204);
    jobs.runDue(MODEL, invoice.value());
    jobs.runDue("client-note", invoice + ":PLEASE_CALL");

    assertThat(mails(invoice)).hasSize(1);
    assertThat(isRunning(invoice)).isFalse();
  }

  @Test
  void whatIsLeftOutIsNamed() {
    assertThat(refused(model.replace("<camunda:inputParameter name=\"offeredTo\">billing-partner<",
        "<camunda:inputParameter name=\"offeredTo\">the partners<")))
        .singleElement()
        .asString()
        .startsWith("Activity_1k2l3m4: is offered to the partners, which is no role; write one of timekeeper, ");
    assertThat(refused(
        model.replace("<camunda:inputParameter name=\"whatToDo\">Call the client</camunda:inputParameter>", "")))
        .containsExactly("Activity_1k2l3m4: does not say: What is to be done. Fill in the field whatToDo.");
    assertThat(refused(model.replace("<camunda:inputParameter name=\"message\">PLEASE_CALL<",
        "<camunda:inputParameter name=\"message\"><")))
        .containsExactly("Activity_1p2q3r4: does not say: Message. Fill in the field message.");
    assertThat(refused(model.replace(">2</camunda:inputParameter>", ">soon</camunda:inputParameter>")))
        .containsExactly("Activity_1k2l3m4: says soon under Due in so many business days. A whole number.");
  }

  private List<String> refused(String edited) {
    assertThat(edited).isNotEqualTo(model);
    return lint.findings(new RuleText(RuleText.Kind.MODEL, MODEL, edited)).stream().map(Finding::words).toList();
  }

  private void begin(InvoiceNumber invoice) {
    runtime.startProcessInstanceByKey(MODEL, invoice.value());
    jobs.runDue(MODEL, invoice.value());
    jobs.runDue("client-note", invoice + ":PLEASE_CALL");
  }

  private Task task(InvoiceNumber invoice) {
    return tasks.createTaskQuery()
        .processDefinitionKey(MODEL)
        .processInstanceBusinessKey(invoice.value())
        .initializeFormKeys()
        .singleResult();
  }

  private boolean isRunning(InvoiceNumber invoice) {
    return runtime.createProcessInstanceQuery()
        .processDefinitionKey(MODEL)
        .processInstanceBusinessKey(invoice.value())
        .count() > 0;
  }

  private List<String> mails(InvoiceNumber invoice) {
    return mailbox.all().stream()
        .map(sent -> sent.message())
        .filter(sent -> sent.key().startsWith("note:" + invoice))
        .map(sent -> sent.subject())
        .toList();
  }

  /** As Tasklist shows it; the filter narrows, and the task is shown to those it is offered to. */
  private List<String> queued(String user) {
    var tasklist = TasklistBrowser.signIn(port, user, TestPeople.PASSWORD);
    var filters = "/camunda/api/engine/engine/default/filter";
    var queue = StreamSupport
        .stream(tasklist.get(filters + "?firstResult=0&maxResults=100").json().spliterator(), false)
        .filter(filter -> filter.path("name").asText().equals("Steps of the firm's own"))
        .map(filter -> filter.path("id").asText())
        .findFirst()
        .orElseThrow();
    return tasklist.get("%s/%s/list?firstResult=0&maxResults=500".formatted(filters, queue)).json().findValues("name")
        .stream()
        .map(JsonNode::asText)
        .toList();
  }

  private int finish(Task task, String outcome) {
    return HttpCalls.to(port)
        .as("billing-partner")
        .post("/api/tasks/%s/finish".formatted(task.getId()), Map.of("outcome", outcome))
        .status();
  }

  private String explained(InvoiceNumber invoice) {
    return HttpCalls.to(port).as("auditor").get("/api/explanations/invoice/" + invoice).body();
  }

  /** Elements as the palette gives them, named; then a template on each that needs one, and its fields. */
  private String drawn() throws Exception {
    var file = parsed(BARE);
    drop(file, "call-first", "firms-process", Map.of());
    drop(file, "Activity_1f2g3h4", "ask-decision", Map.of("Question", "CALL_FIRST"));
    drop(file, "Activity_1k2l3m4", "own-task", Map.of(
        "For whom", "billing-partner", "What is to be done", "Call the client", "Why", "It is a large one.", "Ways out",
        "Reached, Write instead"));
    drop(file, "Activity_1p2q3r4", "send-client-message", Map.of("Message", "PLEASE_CALL"));
    var text = new StringWriter();
    TransformerFactory.newInstance().newTransformer().transform(new DOMSource(file), new StreamResult(text));
    return text.toString();
  }

  private void drop(Document file, String id, String template, Map<String, String> filledIn) {
    var elements = file.getElementsByTagName("*");
    for (int at = 0; at < elements.getLength(); at++) {
      if (elements.item(at) instanceof Element element && element.getAttribute("id").equals(id)) {
        Templated.drop(templates.get(template), element, filledIn);
        return;
      }
    }
    throw new IllegalArgumentException("nothing is called " + id);
  }

  private static Document parsed(String text) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
  }

  private static final String BARE = """
      <?xml version="1.0" encoding="UTF-8"?>
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
          xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          id="Definitions_1" targetNamespace="http://bpmn.io/schema/bpmn">
        <bpmn:process id="call-first" name="Call before you write">
          <bpmn:startEvent id="StartEvent_1" name="Begun"><bpmn:outgoing>Flow_1</bpmn:outgoing></bpmn:startEvent>
          <bpmn:task id="Activity_1f2g3h4" name="Ask whether to call"/>
          <bpmn:exclusiveGateway id="Gateway_1" name="Call first?" default="Flow_3"/>
          <bpmn:task id="Activity_1k2l3m4" name="Call the client"/>
          <bpmn:exclusiveGateway id="Gateway_2" name="Reached?" default="Flow_6"/>
          <bpmn:task id="Activity_1p2q3r4" name="Write to the client"/>
          <bpmn:endEvent id="Event_1" name="The client knows"/>
          <bpmn:sequenceFlow id="Flow_1" sourceRef="StartEvent_1" targetRef="Activity_1f2g3h4"/>
          <bpmn:sequenceFlow id="Flow_2" sourceRef="Activity_1f2g3h4" targetRef="Gateway_1"/>
          <bpmn:sequenceFlow id="Flow_3" name="no" sourceRef="Gateway_1" targetRef="Activity_1p2q3r4"/>
          <bpmn:sequenceFlow id="Flow_4" name="yes" sourceRef="Gateway_1" targetRef="Activity_1k2l3m4">
            <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${answer == 'YES'}</bpmn:conditionExpression>
          </bpmn:sequenceFlow>
          <bpmn:sequenceFlow id="Flow_5" sourceRef="Activity_1k2l3m4" targetRef="Gateway_2"/>
          <bpmn:sequenceFlow id="Flow_6" name="yes" sourceRef="Gateway_2" targetRef="Event_1"/>
          <bpmn:sequenceFlow id="Flow_7" name="no" sourceRef="Gateway_2" targetRef="Activity_1p2q3r4">
            <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${answer == 'Write instead'}</bpmn:conditionExpression>
          </bpmn:sequenceFlow>
          <bpmn:sequenceFlow id="Flow_8" sourceRef="Activity_1p2q3r4" targetRef="Event_1"/>
        </bpmn:process>
        <bpmndi:BPMNDiagram id="BPMNDiagram_1">
          <bpmndi:BPMNPlane id="BPMNPlane_1" bpmnElement="call-first">
            <bpmndi:BPMNShape id="StartEvent_1_di" bpmnElement="StartEvent_1"><dc:Bounds x="152" y="102" width="36" height="36"/></bpmndi:BPMNShape>
            <bpmndi:BPMNShape id="Activity_1f2g3h4_di" bpmnElement="Activity_1f2g3h4"><dc:Bounds x="240" y="80" width="100" height="80"/></bpmndi:BPMNShape>
            <bpmndi:BPMNShape id="Gateway_1_di" bpmnElement="Gateway_1" isMarkerVisible="true"><dc:Bounds x="395" y="95" width="50" height="50"/></bpmndi:BPMNShape>
            <bpmndi:BPMNShape id="Activity_1p2q3r4_di" bpmnElement="Activity_1p2q3r4"><dc:Bounds x="600" y="80" width="100" height="80"/></bpmndi:BPMNShape>
            <bpmndi:BPMNShape id="Activity_1k2l3m4_di" bpmnElement="Activity_1k2l3m4"><dc:Bounds x="370" y="210" width="100" height="80"/></bpmndi:BPMNShape>
            <bpmndi:BPMNShape id="Gateway_2_di" bpmnElement="Gateway_2" isMarkerVisible="true"><dc:Bounds x="625" y="225" width="50" height="50"/></bpmndi:BPMNShape>
            <bpmndi:BPMNShape id="Event_1_di" bpmnElement="Event_1"><dc:Bounds x="762" y="102" width="36" height="36"/></bpmndi:BPMNShape>
            <bpmndi:BPMNEdge id="Flow_1_di" bpmnElement="Flow_1"><di:waypoint x="188" y="120"/><di:waypoint x="240" y="120"/></bpmndi:BPMNEdge>
            <bpmndi:BPMNEdge id="Flow_2_di" bpmnElement="Flow_2"><di:waypoint x="340" y="120"/><di:waypoint x="395" y="120"/></bpmndi:BPMNEdge>
            <bpmndi:BPMNEdge id="Flow_3_di" bpmnElement="Flow_3"><di:waypoint x="445" y="120"/><di:waypoint x="600" y="120"/></bpmndi:BPMNEdge>
            <bpmndi:BPMNEdge id="Flow_4_di" bpmnElement="Flow_4"><di:waypoint x="420" y="145"/><di:waypoint x="420" y="210"/></bpmndi:BPMNEdge>
            <bpmndi:BPMNEdge id="Flow_5_di" bpmnElement="Flow_5"><di:waypoint x="470" y="250"/><di:waypoint x="625" y="250"/></bpmndi:BPMNEdge>
            <bpmndi:BPMNEdge id="Flow_6_di" bpmnElement="Flow_6"><di:waypoint x="675" y="250"/><di:waypoint x="780" y="250"/><di:waypoint x="780" y="138"/></bpmndi:BPMNEdge>
            <bpmndi:BPMNEdge id="Flow_7_di" bpmnElement="Flow_7"><di:waypoint x="650" y="225"/><di:waypoint x="650" y="160"/></bpmndi:BPMNEdge>
            <bpmndi:BPMNEdge id="Flow_8_di" bpmnElement="Flow_8"><di:waypoint x="700" y="120"/><di:waypoint x="762" y="120"/></bpmndi:BPMNEdge>
          </bpmndi:BPMNPlane>
        </bpmndi:BPMNDiagram>
      </bpmn:definitions>
      """;
}
