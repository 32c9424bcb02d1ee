package io.matterflow.trust.workflow.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * The user task at which a lawyer with trust authority authorizes a debit. Its desk says who gets it, its form what
 * they see: a model that says otherwise, or does something beside, has no gate there.
 */
final class AuthorizationTask {

  private static final Set<String> PEOPLE = Set.of("assignee", "candidateUsers", "candidateGroups");
  private static final Set<String> PERFORMERS = Set.of("humanPerformer", "potentialOwner", "performer", "resourceRole");
  private static final Set<String> BESIDE = Set.of("taskListener", "executionListener", "inputOutput");
  private static final Set<String> OTHER_FORMS = Set.of("formRef", "formHandlerClass");

  private AuthorizationTask() {}

  /** The tasks that nobody gets past without a lawyer's word. */
  static Predicate<Element> gates(TrustSteps known) {
    return step -> isMeantAsOne(step, known) && faults(step, known).isEmpty();
  }

  /**
   * The flows that are taken when a lawyer has said yes, and only then: the engine does not ask a default flow for its
   * condition.
   */
  static Predicate<Element> yes(Element process) {
    var defaults = Bpmn.all(process)
        .flatMap(step -> Bpmn.attribute(step, "default").stream())
        .collect(Collectors.toSet());
    return flow -> Bpmn.is(flow, "sequenceFlow") && !defaults.contains(Bpmn.id(flow))
        && Bpmn.child(flow, "conditionExpression")
            .filter(condition -> condition.getText().strip().equals(TrustSteps.YES))
            .isPresent();
  }

  /** Why a task that is meant as one is none; nothing for any other task. */
  static List<String> faults(Element task, TrustSteps known) {
    var faults = new ArrayList<String>();
    if (isMeantAsOne(task, known)) {
      PEOPLE.stream().sorted().forEach(people -> Bpmn.extension(task, people).ifPresent(who ->
          faults.add("it names its people itself (%s %s), where its desk offers it to those with trust authority"
              .formatted(people, who))));
      Bpmn.all(task).map(Element::getTagName).filter(PERFORMERS::contains).distinct().forEach(people ->
      faults.add(
          "it names its people itself (%s), where its desk offers it to those with trust authority".formatted(people)));
      Bpmn.extension(task, "formKey").filter(form -> !form.equals(TrustSteps.AUTHORIZATION_FORM)).ifPresent(form ->
      faults.add("it opens the form %s, where a lawyer has to see %s".formatted(form, TrustSteps.AUTHORIZATION_FORM)));
      if (OTHER_FORMS.stream().anyMatch(form -> Bpmn.extension(task, form).isPresent())
          || has(task, Set.of("formData"))) {
        faults.add("it opens a form of its own, where a lawyer has to see " + TrustSteps.AUTHORIZATION_FORM);
      }
      if (has(task, BESIDE)) {
        faults.add("it has listeners or mappings, which could show a lawyer one thing and let another be done");
      }
      if (Bpmn.isRepeated(task)) {
        faults.add("it is repeated, and could happen not a single time");
      }
    }
    return faults;
  }

  private static boolean isMeantAsOne(Element step, TrustSteps known) {
    return Bpmn.is(step, "userTask") && known.isDoneWhereDebitsAreAuthorized(Bpmn.id(step));
  }

  private static boolean has(Element task, Set<String> tags) {
    return Bpmn.all(task).map(Element::getTagName).anyMatch(tags::contains);
  }
}
