package io.matterflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.TaskDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What holds for every model in {@code bpmn/}, so that a step, its bean and its class are one name. */
@ProductTest
class ModelTest {

  private static final int MOST_NODES = 18;

  @Autowired private ApplicationContext beans;

  static Stream<Path> models() throws Exception {
    try (var files = Files.list(Path.of("bpmn"))) {
      return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void aProcessIsNamedLikeItsFileAndEndsItsHistory(Path file) {
    var process = only(model(file).getModelElementsByType(Process.class));

    assertThat(process.getId() + ".bpmn").isEqualTo(file.getFileName().toString());
    assertThat(process.isExecutable()).isTrue();
    assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
    assertThat(process.getName()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyStepIsDrawnAndNamedAndFewEnoughToRead(Path file) {
    var model = model(file);
    var nodes = model.getModelElementsByType(FlowNode.class);
    var shapes = model.getModelElementsByType(BpmnShape.class).stream()
        .map(shape -> shape.getBpmnElement().getId())
        .toList();
    var edges = model.getModelElementsByType(BpmnEdge.class).stream()
        .map(edge -> edge.getBpmnElement().getId())
        .toList();

    assertThat(nodes).filteredOn(node -> node.getParentElement() instanceof Process)
        .as("what is in a subprocess is read on its own").hasSizeLessThanOrEqualTo(MOST_NODES);
    assertThat(shapes).containsAll(nodes.stream().map(FlowNode::getId).toList());
    assertThat(edges)
        .containsAll(model.getModelElementsByType(SequenceFlow.class).stream().map(SequenceFlow::getId).toList());
    assertThat(nodes).filteredOn(Task.class::isInstance).allSatisfy(task -> assertThat(task.getName()).isNotBlank());
    assertThat(model.getModelElementsByType(EndEvent.class)).allSatisfy(end -> assertThat(end.getName()).isNotBlank());
    assertThat(model.getModelElementsByType(StartEvent.class))
        .allSatisfy(start -> assertThat(start.getName()).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("models")
  void aServiceTaskIsDoneByTheBeanOfItsName(Path file) {
    var model = model(file);
    assertThat(model.getModelElementsByType(ScriptTask.class)).isEmpty();
    var delegates = new ArrayList<Task>();
    delegates.addAll(model.getModelElementsByType(ServiceTask.class));
    delegates.addAll(model.getModelElementsByType(BusinessRuleTask.class));

    assertThat(delegates).allSatisfy(task -> {
      var bean = beanNameOf(task.getId());
      var expression = task.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "delegateExpression");
      assertThat(expression).isEqualTo("${" + bean + "}");
      var delegate = beans.getBean(bean);
      assertThat(delegate).isInstanceOf(JavaDelegate.class);
      assertThat(AopUtils.getTargetClass(delegate).getSimpleName()).isEqualToIgnoringCase(bean);
    });
  }

  @ParameterizedTest
  @MethodSource("models")
  void aUserTaskIsDoneAtTheDeskOfItsName(Path file) {
    assertThat(model(file).getModelElementsByType(UserTask.class)).allSatisfy(task -> {
      var desk = beans.getBean(beanNameOf(task.getId()));
      assertThat(desk).isInstanceOf(TaskDesk.class);
      assertThat(AopUtils.getTargetClass(desk).getSimpleName()).isEqualToIgnoringCase(beanNameOf(task.getId()));
      assertThat(task.getCamundaAssignee()).as("the desk assigns, not the model").isNull();
      if (task.getCamundaFormKey() != null) {
        var form = task.getCamundaFormKey().replace("embedded:/", "bpmn/");
        assertThat(Path.of(form)).exists();
      }
    });
  }

  @ParameterizedTest
  @MethodSource("models")
  void aQuestionHasAnAnswerForEveryCase(Path file) {
    assertThat(model(file).getModelElementsByType(ExclusiveGateway.class))
        .filteredOn(gateway -> gateway.getOutgoing().size() > 1)
        .allSatisfy(gateway -> {
          assertThat(gateway.getDefault()).as("default flow of %s", gateway.getId()).isNotNull();
          assertThat(gateway.getName()).endsWith("?");
        });
  }

  @ParameterizedTest
  @MethodSource("models")
  void anAsynchronousStepNamesItsOwnerAndTheNextAction(Path file) {
    assertThat(model(file).getModelElementsByType(Task.class))
        .filteredOn(Task::isCamundaAsyncBefore)
        .allSatisfy(task -> assertThat(properties(task)).contains("owner", "nextAction"));
  }

  private static List<String> properties(Task task) {
    if (task.getExtensionElements() == null) {
      return List.of();
    }
    return task.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
        .flatMap(properties -> properties.getCamundaProperties().stream())
        .map(CamundaProperty::getCamundaName)
        .toList();
  }

  private static String beanNameOf(String id) {
    return id.contains("_") ? id.substring(0, id.indexOf('_')) : id;
  }

  private static BpmnModelInstance model(Path file) {
    return Bpmn.readModelFromFile(file.toFile());
  }

  private static <T> T only(Collection<T> elements) {
    assertThat(elements).hasSize(1);
    return elements.iterator().next();
  }
}
