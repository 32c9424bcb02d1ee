package io.matterflow.rules;

import static io.matterflow.rules.ModelParts.attribute;
import static io.matterflow.rules.ModelParts.input;
import static io.matterflow.rules.ModelParts.inside;
import static io.matterflow.rules.ModelParts.is;
import static io.matterflow.rules.ModelParts.nameIn;
import static io.matterflow.rules.ModelParts.property;
import static io.matterflow.rules.ModelParts.setting;

import io.matterflow.engine.Legible;
import io.matterflow.engine.ModelField;
import io.matterflow.kernel.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.w3c.dom.Element;

/** Who does a step of a model, with which fields and which form, and who looks after it when it fails. */
final class StepLint {

  private static final Set<String> DONE_BY_BEANS = Set.of("serviceTask", "sendTask", "businessRuleTask");

  private final Steps known;
  private final Consumer<Finding> found;

  StepLint(Steps known, Consumer<Finding> found) {
    this.known = known;
    this.found = found;
  }

  void doer(Element node, String id) {
    var kind = node.getLocalName();
    if (DONE_BY_BEANS.contains(kind)) {
      doneByABean(node, id);
    } else if (kind.equals("userTask")) {
      doneByAPerson(node, id);
    } else if (kind.equals("startEvent") && !setting(node, "formKey").isEmpty()) {
      form(node, id);
    }
  }

  /** Listeners, and whoever is asked when a step of its own fails. */
  void besides(Element node, String id) {
    inside(node).filter(element -> is(element, "executionListener")).forEach(listener -> listener(listener, id));
    if (setting(node, "asyncBefore").equals("true") || setting(node, "asyncAfter").equals("true")) {
      owner(node, id);
    }
  }

  private void doneByABean(Element node, String id) {
    var bean = nameIn(setting(node, "delegateExpression"));
    if (bean.isEmpty()) {
      refuse(id, "says nobody who does it; write a delegate expression such as ${sendReminder}.");
    } else if (!known.isStep(bean.get())) {
      refuse(id, "is done by %s, which is no step of the product; write %s.".formatted(bean.get(),
          Nearest.of(bean.get(), known.steps())));
    } else {
      filledIn(node, id, known.fieldsOfStep(bean.get()));
    }
  }

  /** The fields of a step as its template has them. */
  private void filledIn(Element node, String id, List<ModelField> fields) {
    for (var field : fields) {
      var words = input(node, field.name()).orElse("");
      if (!Legible.hasWords(words) && !field.pattern().isEmpty()) {
        refuse(id, "does not say: %s. Fill in the field %s.".formatted(field.label(), field.name()));
      } else if (words.length() > field.longest()) {
        refuse(id, "says more under %s than is kept: %d characters, where %d fit. Write fewer in the field %s."
            .formatted(field.label(), words.length(), field.longest(), field.name()));
      } else if (nameIn(words).isEmpty() && !words.matches(field.pattern().isEmpty() ? "(?s).*" : field.pattern())) {
        refuse(id, "says %s under %s. %s".formatted(words, field.label(), field.hint()).strip());
      } else if (field.from() == ModelField.Choice.ROLES && !roles().contains(words)) {
        refuse(id, "is offered to %s, %s; write %s.".formatted(words,
            Arrays.stream(Role.values()).map(Role::group).anyMatch(words::equals)
                ? "for whom no work can wait"
                : "which is no role",
            Nearest.of(words, roles())));
      }
    }
  }

  private void doneByAPerson(Element task, String id) {
    var ofItsOwn = known.fieldsOfAnyTask();
    if (known.hasDesk(id) ? known.isOfTheModelsOwn(id)
        : ofItsOwn.stream().anyMatch(field -> input(task, field.name()).isPresent())) {
      filledIn(task, id, ofItsOwn);
    } else if (!known.hasDesk(id)) {
      refuse(id, "is no task that the product has a desk for; its id is not %s (more of one kind end in _ and a word)."
          .formatted(Nearest.of(id, known.desks())));
    }
    if (setting(task, "formKey").isEmpty()) {
      refuse(id, "has no form; write the form key embedded:/forms/generic.html, or that of its own.");
    } else {
      form(task, id);
    }
    Arrays.stream(setting(task, "candidateGroups").split(","))
        .map(String::strip)
        .filter(group -> !group.isEmpty() && !roles().contains(group))
        .forEach(group -> refuse(id,
            "is offered to %s, which is no role; write %s.".formatted(group, Nearest.of(group, roles()))));
  }

  private void form(Element element, String id) {
    var form = setting(element, "formKey");
    if (!known.isForm(form)) {
      refuse(id, "opens the form %s, which is not there; name one of bpmn/forms as embedded:/forms/….".formatted(form));
    }
  }

  private void listener(Element listener, String id) {
    var bean = nameIn(attribute(listener, "delegateExpression"));
    if (bean.isEmpty() || !known.isListener(bean.get())) {
      refuse(id, "has a listener %s that is none of the product's; take it out.".formatted(bean.orElse("")));
    }
  }

  private void owner(Element node, String id) {
    var owner = property(node, "owner");
    if (owner.isEmpty() || !roles().contains(owner.get())) {
      refuse(id,
          "does not say who looks after it when it fails; write the property owner: a role such as billing-admin.");
    }
    if (property(node, "nextAction").isEmpty()) {
      refuse(id, "does not say what to do when it fails; write the property nextAction.");
    }
  }

  private static List<String> roles() {
    return Arrays.stream(Role.values()).filter(Role::isAsked).map(Role::group).toList();
  }

  private void refuse(String place, String says) {
    found.accept(Finding.refused(place, says));
  }
}
