package io.matterflow.trust.workflow.gate;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ListableBeanFactory;

/** Which steps debit and which tasks authorize, by the names under which a model refers to them. */
final class TrustSteps {

  /** The models that may debit; each of them is gated by itself, whoever calls it. */
  static final Set<String> MODELS = Set.of("trust-drawdown");

  /** The form that shows a lawyer all there is to know before they sign. */
  static final String AUTHORIZATION_FORM = "embedded:/forms/authorize-drawdown.html";

  /** The condition of the flow on which a lawyer has said yes. */
  static final String YES = "${lawyersWord == 'AUTHORIZED'}";

  private final ListableBeanFactory beans;

  TrustSteps(ListableBeanFactory beans) {
    this.beans = beans;
  }

  /** Asked by type, without making any: models come in while the product is still being put together. */
  Set<String> debits() {
    return Arrays.stream(beans.getBeanNamesForType(DebitsTrust.class, true, false))
        .flatMap(name -> Stream.concat(Stream.of(name), Arrays.stream(beans.getAliases(name))))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A task's desk is the bean of its name, without what follows an underscore. */
  boolean isDoneWhereDebitsAreAuthorized(String task) {
    var desk = task.contains("_") ? task.substring(0, task.indexOf('_')) : task;
    return beans.containsBean(desk) && beans.isTypeMatch(desk, AuthorizesTrustDebit.class);
  }
}
