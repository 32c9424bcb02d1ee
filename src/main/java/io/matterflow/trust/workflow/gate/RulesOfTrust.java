package io.matterflow.trust.workflow.gate;

import io.matterflow.engine.TableReaders;
import io.matterflow.engine.TaskDesk;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.UserId;
import io.matterflow.rules.RuleText;
import io.matterflow.rules.RuleText.Kind;
import io.matterflow.rules.TrustRules;
import io.matterflow.trust.TrustAuthorities;
import io.matterflow.trust.TrustAuthority;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * A rule is about trust money when its name says so, when the trust module asks the table, or when a step or task of
 * that module stands in the model. Such a rule is released by a lawyer who holds the authority in person.
 */
@Component
class RulesOfTrust implements TrustRules {

  private static final String BY_NAME = "trust-";
  private static final String OURS = TrustAuthority.class.getPackageName();

  private final ListableBeanFactory beans;
  private final TableReaders readers;
  private final TrustAuthorities authorities;

  RulesOfTrust(ListableBeanFactory beans, TableReaders readers, TrustAuthorities authorities) {
    this.beans = beans;
    this.readers = readers;
    this.authorities = authorities;
  }

  @Override
  public boolean isAboutTrust(RuleText rule) {
    return rule.key().startsWith(BY_NAME) || (rule.kind() == Kind.TABLE
        ? readers.of(rule.key()).filter(reader -> isOurs(reader.facts())).isPresent()
        : names(ModelsBeforeTheGate.read(rule.text())).anyMatch(this::isOurStep));
  }

  @Override
  public boolean mayRelease(Actor actor) {
    return authorities.mayAuthorize(actor).isPresent();
  }

  @Override
  public Set<UserId> releasers() {
    return authorities.inForce(authorities.today()).stream()
        .map(TrustAuthority::person)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What the elements of the model are called, a task by its desk, and what their steps name. */
  private static Stream<String> names(Element element) {
    return Stream.concat(
        Stream.of(Bpmn.attribute(element, "id"), Bpmn.extension(element, "delegateExpression"))
            .flatMap(Optional::stream)
            .map(name -> name.replaceAll("[${}\\s]", "").replaceFirst("_.*", "")),
        element.elements().stream().flatMap(RulesOfTrust::names));
  }

  private boolean isOurStep(String bean) {
    return beans.containsBean(bean)
        && (beans.isTypeMatch(bean, JavaDelegate.class) || beans.isTypeMatch(bean, TaskDesk.class))
        && Optional.ofNullable(beans.getType(bean, false))
            .map(ClassUtils::getUserClass)
            .filter(RulesOfTrust::isOurs)
            .isPresent();
  }

  private static boolean isOurs(Class<?> type) {
    return type.getPackageName().startsWith(OURS);
  }
}
