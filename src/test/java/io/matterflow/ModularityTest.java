package io.matterflow;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

  private static final String ENGINE = "org.camunda..";
  private static final String[] ENGINE_ROOMS = {"..workflow..", "io.matterflow.engine..", "io.matterflow.access..",
      "io.matterflow.rules.."};
  private static final String DEMO = "io.matterflow.demo..";

  private static final JavaClasses PRODUCT = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages("io.matterflow");

  @Test
  void modulesImportOnlyWhatTheirPackageInfoAllows() {
    ApplicationModules.of(Matterflow.class).verify();
  }

  @Test
  void theKernelImportsJavaOnly() {
    classes().that().resideInAPackage("io.matterflow.kernel..")
        .should().onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "io.matterflow.kernel..", "org.jspecify..", "org.springframework.modulith..")
        .check(PRODUCT);
  }

  @Test
  void theEngineIsKnownOnlyWhereProcessesAreDriven() {
    noClasses().that().resideOutsideOfPackages(ENGINE_ROOMS)
        .and().resideOutsideOfPackage(DEMO)
        .and().doNotHaveFullyQualifiedName(Matterflow.class.getName())
        .should().dependOnClassesThat().resideInAPackage(ENGINE)
        .check(PRODUCT);
  }

  @Test
  void sqlStandsOnlyInClassesNamedJdbc() {
    noClasses().that().haveSimpleNameNotStartingWith("Jdbc")
        .should().callMethod(JdbcClient.class, "sql", String.class)
        .check(PRODUCT);
  }

  @Test
  void timeComesFromTheInjectedClock() {
    noClasses()
        .should().callMethod(Instant.class, "now")
        .orShould().callMethod(LocalDate.class, "now")
        .orShould().callMethod(LocalDateTime.class, "now")
        .orShould().callMethod(ZonedDateTime.class, "now")
        .orShould().callConstructor(Date.class)
        .orShould().callMethod(System.class, "currentTimeMillis")
        .check(PRODUCT);
    noClasses().that().resideOutsideOfPackage("io.matterflow.engine..")
        .should().callMethod(Clock.class, "systemUTC")
        .orShould().callMethod(Clock.class, "systemDefaultZone")
        .check(PRODUCT);
  }

  @Test
  void moneyNeverMeetsFloatingPoint() {
    noClasses()
        .should().dependOnClassesThat().areAssignableTo(Double.class)
        .orShould().dependOnClassesThat().areAssignableTo(Float.class)
        .check(PRODUCT);
  }

  @Test
  void constructorsAreInjectedAndNotFields() {
    noFields()
        .should().beAnnotatedWith(Autowired.class)
        .check(PRODUCT);
  }

  @Test
  void controllersLiveInWebAndDelegatesInWorkflow() {
    classes().that().areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
        .should().resideInAnyPackage("..web..", "io.matterflow.demo..", "io.matterflow.rest..")
        .check(PRODUCT);
    classes().that().implement("org.camunda.bpm.engine.delegate.JavaDelegate")
        .should().resideInAnyPackage("..workflow..")
        .check(PRODUCT);
  }
}
