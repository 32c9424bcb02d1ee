package io.matterflow.trust.workflow.gate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Whether a model may come in. First, what each part of it refers to: a trust debit is a step of its own in a model
 * that may debit, and everything else is plain enough to see that it reaches none. Then, whether any way comes to a
 * debit past an authorization task; one task is good for one debit.
 */
final class ModelCheck {

  private final TrustSteps known;
  private final Set<String> debits;
  private final Set<String> refusals = new LinkedHashSet<>();

  private ModelCheck(TrustSteps known) {
    this.known = known;
    this.debits = known.debits();
  }

  /** What has to be mended before the model comes in, each with the way or the place. */
  static List<String> refusals(Element file, TrustSteps known) {
    var check = new ModelCheck(known);
    var processes = file.elements().stream().filter(element -> Bpmn.is(element, "process")).toList();
    file.elements().stream().filter(element -> !processes.contains(element))
        .forEach(element -> check.references(element, Bpmn.id(element), place -> place, false));
    processes.forEach(check::process);
    return List.copyOf(check.refusals);
  }

  private void process(Element process) {
    var all = Ways.through(process);
    var beginnings = all.beginnings();
    var mayDebit = Bpmn.attribute(process, "id").filter(TrustSteps.MODELS::contains).isPresent();
    references(process, Bpmn.id(process), place -> all.from(beginnings, place).map(ModelCheck::drawn).orElse(place),
        mayDebit);
    var debiting = Bpmn.within(process)
        .filter(this::isDebit)
        .map(Bpmn::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
    if (mayDebit && !debiting.isEmpty()) {
      gate(process, beginnings, debiting);
    }
  }

  private void gate(Element process, Set<Place> beginnings, Set<String> debiting) {
    var gates = AuthorizationTask.gates(known);
    var ungated = Ways.past(process, gates);
    for (var debit : debiting) {
      ungated.from(beginnings, debit).ifPresent(way ->
          refusals.add("%s passes no authorization task.".formatted(drawn(way))));
    }
    var afterADebit = debiting.stream().map(Place::after).collect(Collectors.toCollection(LinkedHashSet::new));
    for (var debit : debiting) {
      ungated.from(afterADebit, debit).ifPresent(way ->
      refusals.add("%s passes no authorization task between two debits; each needs its own.".formatted(drawn(way))));
    }
    var withoutAYes = Ways.past(process, gates.or(AuthorizationTask.yes(process)));
    var afterATask = Bpmn.within(process)
        .filter(gates)
        .map(Bpmn::id)
        .map(Place::after)
        .collect(Collectors.toCollection(LinkedHashSet::new));
    for (var debit : debiting) {
      withoutAYes.from(afterATask, debit).ifPresent(way ->
      refusals.add("%s goes on without a lawyer's yes, which is a flow on %s.".formatted(drawn(way), TrustSteps.YES)));
    }
    Bpmn.within(process).filter(step -> Bpmn.is(step, "userTask")).forEach(task ->
        AuthorizationTask.faults(task, known).forEach(fault ->
            refusals.add("%s counts as no authorization task: %s.".formatted(Bpmn.id(task), fault))));
    Bpmn.within(process).filter(this::isDebit).filter(Bpmn::isRepeated).forEach(debit ->
        refusals.add("%s is repeated; an authorization is good for one debit.".formatted(Bpmn.id(debit))));
  }

  private boolean isDebit(Element step) {
    return Bpmn.is(step, "serviceTask")
        && Bpmn.extension(step, "delegateExpression").map(Words::of).filter(this::refersToADebit).isPresent();
  }

  private boolean refersToADebit(Words words) {
    return words.names().stream().anyMatch(debits::contains);
  }

  /** Everything in an element, told under the nearest step or flow around it. */
  private void references(Element element, String place, UnaryOperator<String> way, boolean mayDebit) {
    var here = Bpmn.isStep(element) || Bpmn.is(element, "sequenceFlow") ? Bpmn.id(element) : place;
    Consumer<String> refuse = why -> refusals.add("%s %s.".formatted(way.apply(here), why));
    Unreadable.in(element).ifPresent(refuse);
    for (var attribute : element.attributes()) {
      words(Words.of(element.attribute(attribute)), Bpmn.localName(attribute),
          mayDebit && isDebit(element) && Bpmn.localName(attribute).equals("delegateExpression"), refuse);
    }
    words(Words.of(element.getText()), element.getTagName(), false, refuse);
    element.elements().forEach(child -> references(child, here, way, mayDebit));
  }

  private void words(Words words, String part, boolean isTheDebitItself, Consumer<String> refuse) {
    words.obstacle().ifPresent(obstacle ->
        refuse.accept("has in its %s the expression %s, which %s".formatted(part, words.text().strip(), obstacle)));
    if (!isTheDebitItself) {
      words.names().stream().filter(debits::contains).sorted().forEach(debit ->
          refuse.accept("refers in its %s to %s, which debits a trust account: only a service task of %s may"
              .formatted(part, debit, String.join(", ", TrustSteps.MODELS))));
    }
  }

  private static String drawn(List<String> way) {
    return String.join(" -> ", way);
  }
}
