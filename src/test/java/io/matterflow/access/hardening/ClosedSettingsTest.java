package io.matterflow.access.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class ClosedSettingsTest {

  private static final Map<String, String> A_FIRM = Map.of(
      "spring.datasource.url", "jdbc:postgresql://db/matterflow",
      "spring.datasource.username", "matterflow",
      "spring.datasource.password", "k7-Vw2-long",
      "matterflow.public-url", "https://billing.example.com",
      "management.endpoints.web.exposure.include", "health,prometheus");

  @Test
  void aFirmThatSetWhatIsAskedStarts() {
    assertThat(ClosedSettings.openIn(settings(Map.of()))).isEmpty();
  }

  @Test
  void theEmbeddedDatabaseIsGoodEnoughWithAPasswordAndWithoutWriteDelay() {
    assertThat(ClosedSettings.openIn(settings(Map.of("spring.datasource.url", 
        "jdbc:h2:file:./data/matterflow;WRITE_DELAY=0;OPTIMIZE_REUSE_RESULTS=FALSE")))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
      "spring.datasource.url, jdbc:h2:file:./data/matterflow;OPTIMIZE_REUSE_RESULTS=FALSE",
      "spring.datasource.url, jdbc:h2:file:./data/matterflow;WRITE_DELAY=0",
      "spring.datasource.url, jdbc:h2:mem:matterflow;WRITE_DELAY=0;OPTIMIZE_REUSE_RESULTS=FALSE",
      "spring.datasource.url, jdbc:h2:file:./data/matterflow;WRITE_DELAY=0;OPTIMIZE_REUSE_RESULTS=FALSE;AUTO_SERVER=TRUE",
      "spring.datasource.password, ''",
      "spring.datasource.password, postgres",
      "spring.datasource.password, matterflow",
      "matterflow.public-url, ''",
      "matterflow.public-url, billing.example.com",
      "matterflow.public-url, http://billing.example.com",
      "spring.h2.console.enabled, true",
      "management.endpoints.web.exposure.include, '*'",
      "management.endpoints.web.exposure.include, 'health,env'"})
  void anOpenSettingIsNamedWithTheWayToSetIt(String setting, String value) {
    var open = ClosedSettings.openIn(settings(Map.of(setting, value)));

    assertThat(open).singleElement().satisfies(one -> {
      assertThat(one.setting()).isEqualTo(setting);
      assertThat(one.why()).isNotBlank();
      assertThat(one.how()).isNotBlank();
    });
  }

  @Test
  void anAdministratorOfTheEngineIsNotMadeBySettings() {
    assertThat(ClosedSettings.openIn(settings(Map.of("camunda.bpm.admin-user.id", "admin")))).singleElement()
        .satisfies(one -> assertThat(one.setting()).isEqualTo("camunda.bpm.admin-user"));
  }

  @Test
  void nothingSetMeansNoStart() {
    assertThat(ClosedSettings.openIn(new MockEnvironment())).extracting(OpenDefault::setting)
        .containsExactly("spring.datasource.password", "matterflow.public-url");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
  void theDemoStartsOnItsOwnMachine(String address) {
    assertThat(ClosedSettings.openIn(demo(address))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "192.168.1.10"})
  void theDemoDoesNotAnswerTheNetwork(String address) {
    assertThat(ClosedSettings.openIn(demo(address))).extracting(OpenDefault::setting).containsExactly("server.address");
  }

  @Test
  void thePersonWhoStartsItReadsWhatToSet() {
    var analysis = new OpenDefaultsAnalyzer()
        .analyze(new OpenDefaultsException(ClosedSettings.openIn(new MockEnvironment())));

    assertThat(analysis.getDescription()).contains("spring.datasource.password", "matterflow.public-url");
    assertThat(analysis.getAction()).contains("SPRING_DATASOURCE_PASSWORD", "MATTERFLOW_PUBLIC_URL",
        "SPRING_PROFILES_ACTIVE=demo");
  }

  private static MockEnvironment settings(Map<String, String> others) {
    var all = new LinkedHashMap<>(A_FIRM);
    all.putAll(others);
    var environment = new MockEnvironment();
    all.forEach(environment::setProperty);
    return environment;
  }

  private static MockEnvironment demo(String address) {
    var environment = new MockEnvironment().withProperty("server.address", address);
    environment.setActiveProfiles("demo");
    return environment;
  }
}
