package io.matterflow.trust.workflow.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.matterflow.trust.AuthorizationId;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.junit.jupiter.api.Test;

/**
 * Who debits a trust account bears the mark by which the gate knows it. Found by walking the calls backwards from where
 * an entry names a lawyer's authorization: no class can come to lead there unseen.
 */
class WhoDebitsTest {

  private static final String ENTRY = "io.matterflow.trust.TrustEntry";
  private static final List<Class<?>> STEPS = List.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class);

  private final JavaClasses product = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("io.matterflow");

  @Test
  void everyStepThatLeadsToADebitBearsTheMark() {
    assertThat(leadingToADebit().filter(WhoDebitsTest::isAStep).map(JavaClass::getSimpleName))
        .containsExactly("PostDrawdown");
    assertThat(leadingToADebit().filter(WhoDebitsTest::isAStep))
        .allMatch(step -> step.isAssignableTo(DebitsTrust.class));
  }

  /** Of all classes outside the root of trust, no endpoint, desk or timer among them. */
  @Test
  void nothingElseLeadsThere() {
    assertThat(
        leadingToADebit().map(JavaClass::getName).filter(name -> !name.matches("io\\.matterflow\\.trust\\.\\w+")))
        .containsExactly("io.matterflow.trust.workflow.PostDrawdown");
  }

  @Test
  void whoeverBearsTheMarkIsAStepThatLeadsThere() {
    assertThat(product.that(DescribedPredicate.describe("bears the mark",
        (JavaClass it) -> it.isAssignableTo(DebitsTrust.class) && !it.isInterface())))
        .allMatch(WhoDebitsTest::isAStep).hasSize(1);
  }

  private static boolean isAStep(JavaClass type) {
    return STEPS.stream().anyMatch(type::isAssignableTo);
  }

  private Stream<JavaClass> leadingToADebit() {
    var start = product.get(ENTRY).getMethod("authorizedBy", AuthorizationId.class);
    var seen = new LinkedHashSet<JavaCodeUnit>(Set.of(start));
    var next = new ArrayDeque<JavaCodeUnit>(seen);
    while (!next.isEmpty()) {
      for (var meant : meant(next.pop())) {
        var callers = meant.getAccessesToSelf().stream().map(JavaAccess::getOrigin);
        callers.filter(seen::add).forEach(next::add);
      }
    }
    return seen.stream()
        .filter(unit -> unit != start)
        .map(JavaCodeUnit::getOwner)
        .map(WhoDebitsTest::outermost)
        .distinct();
  }

  /** Itself and what it overrides: who calls that may call this. */
  private static Set<JavaCodeUnit> meant(JavaCodeUnit unit) {
    return Stream.concat(Stream.of(unit), unit instanceof JavaMethod
        ? Stream.concat(
            unit.getOwner().getAllRawInterfaces().stream(), unit.getOwner().getAllRawSuperclasses().stream())
                .flatMap(type -> type.tryGetMethod(unit.getName(), types(unit)).stream())
            : Stream.empty())
        .collect(Collectors.toSet());
  }

  private static String[] types(JavaCodeUnit unit) {
    return unit.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(WhoDebitsTest::outermost).orElse(type);
  }
}
