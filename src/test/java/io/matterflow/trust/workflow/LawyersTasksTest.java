package io.matterflow.trust.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.beans.Introspector;
import org.junit.jupiter.api.Test;

/** Whoever comes to hold trust authority, or holds it no more, finds every task that goes by it offered anew. */
class LawyersTasksTest {

  @Test
  void eachTaskThatIsOfferedByAuthorityIsOfferedAnewWhenThatChanges() {
    var offering = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("io.matterflow")
        .get(TrustLawyers.class)
        .getMethodCallsToSelf()
        .stream()
        .filter(call -> call.getName().equals("assignment") || call.getName().equals("besides"))
        .map(JavaMethodCall::getOriginOwner)
        .map(desk -> Introspector.decapitalize(desk.getSimpleName()))
        .toList();

    assertThat(offering).contains("cureShortage", "tickOff");
    assertThat(TasksOfTrustLawyers.WAITING).containsAll(offering);
  }
}
