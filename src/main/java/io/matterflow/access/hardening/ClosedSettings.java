package io.matterflow.access.hardening;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * Reads the settings before anything is opened. What is convenient on one's own machine is a hole in a firm: without
 * profile {@code demo} the product does not start on it; with it, it answers this machine only.
 */
class ClosedSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final Set<String> PASSWORDS_THAT_ARE_NONE =
      Set.of("", "demo", "matterflow", "password", "postgres", "sa", "secret", "changeme");
  private static final Set<String> SHOWN_TO_MONITORING = Set.of("health", "prometheus");

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var environment = context.getEnvironment();
    var open = openIn(environment);
    if (!open.isEmpty()) {
      throw new OpenDefaultsException(open);
    }
    if (publicAddress(environment).filter(address -> "https".equals(address.getScheme())).isPresent()) {
      environment.getPropertySources().addLast(new MapPropertySource("cookies over TLS only", Map.of(
          "server.servlet.session.cookie.secure", "true",
          "camunda.bpm.webapp.session-cookie.enable-secure", "true",
          "camunda.bpm.webapp.csrf.enable-secure-cookie", "true")));
    }
  }

  static List<OpenDefault> openIn(Environment environment) {
    if (environment.acceptsProfiles(Profiles.of("test"))) {
      return List.of();
    }
    if (environment.acceptsProfiles(Profiles.of("demo"))) {
      return answersThisMachineOnly(environment) ? List.of() : List.of(new OpenDefault("server.address",
          "everybody knows the passwords of the demo", "leave SERVER_ADDRESS at 127.0.0.1"));
    }
    var open = new ArrayList<OpenDefault>();
    database(environment, open);
    address(environment, open);
    extras(environment, open);
    return open;
  }

  private static void database(Environment environment, List<OpenDefault> open) {
    var url = environment.getProperty("spring.datasource.url", "");
    var settings = url.toUpperCase(Locale.ROOT);
    if (settings.startsWith("JDBC:H2:") && !settings.contains("WRITE_DELAY=0")) {
      open.add(new OpenDefault("spring.datasource.url", "H2 loses what was committed when the process is killed",
          "add ;WRITE_DELAY=0 to SPRING_DATASOURCE_URL"));
    }
    if (settings.startsWith("JDBC:H2:") && !settings.contains("OPTIMIZE_REUSE_RESULTS=FALSE")) {
      open.add(
          new OpenDefault("spring.datasource.url", "H2 may answer a read behind a lock with what was there before it",
          "add ;OPTIMIZE_REUSE_RESULTS=FALSE to SPRING_DATASOURCE_URL"));
    }
    if (settings.startsWith("JDBC:H2:MEM:")) {
      open.add(new OpenDefault("spring.datasource.url", "a database in memory is gone at the next start",
          "set SPRING_DATASOURCE_URL to a PostgreSQL or a jdbc:h2:file: address"));
    }
    if (settings.contains("AUTO_SERVER=TRUE")) {
      open.add(new OpenDefault("spring.datasource.url", "AUTO_SERVER opens a port to the database",
          "remove it from SPRING_DATASOURCE_URL, or use PostgreSQL"));
    }
    var password = environment.getProperty("spring.datasource.password", "");
    if (PASSWORDS_THAT_ARE_NONE.contains(password.toLowerCase(Locale.ROOT))
        || password.equals(environment.getProperty("spring.datasource.username"))) {
      open.add(new OpenDefault("spring.datasource.password",
          "the database has no password, or one that is the first to be tried",
          "set SPRING_DATASOURCE_PASSWORD; for the embedded H2 the first start sets it, so choose it now and keep it"));
    }
  }

  private static void address(Environment environment, List<OpenDefault> open) {
    var address = publicAddress(environment);
    if (address.isEmpty()) {
      open.add(new OpenDefault("matterflow.public-url",
          "links in mails to clients need the address at which they reach the product",
          "set MATTERFLOW_PUBLIC_URL, e.g. https://billing.example.com"));
    } else if (!"https".equals(address.get().getScheme()) && !isThisMachine(address.get().getHost())) {
      open.add(new OpenDefault("matterflow.public-url", "passwords and clients' data would cross the network in clear",
          "set MATTERFLOW_PUBLIC_URL to an https:// address and put a proxy with a certificate before the product"));
    }
  }

  private static void extras(Environment environment, List<OpenDefault> open) {
    if (environment.getProperty("spring.h2.console.enabled", Boolean.class, false)) {
      open.add(new OpenDefault("spring.h2.console.enabled", "the console of the database stands past all doors",
          "remove the setting"));
    }
    if (environment.containsProperty("camunda.bpm.admin-user.id")) {
      open.add(new OpenDefault("camunda.bpm.admin-user", "it makes a user who may do everything in the engine",
          "remove the setting and invite an administrator: users invite LOGIN --role billing-admin"));
    }
    var shown = environment.getProperty("management.endpoints.web.exposure.include", String[].class, new String[0]);
    if (!SHOWN_TO_MONITORING.containsAll(List.of(shown))) {
      open.add(new OpenDefault("management.endpoints.web.exposure.include",
          "beyond health and prometheus it shows settings and memory", "leave it at health,prometheus"));
    }
  }

  private static Optional<URI> publicAddress(Environment environment) {
    return Optional.ofNullable(environment.getProperty("matterflow.public-url"))
        .filter(address -> !address.isBlank())
        .map(address -> URI.create(address.trim()))
        .filter(address -> address.getScheme() != null && address.getHost() != null);
  }

  private static boolean answersThisMachineOnly(Environment environment) {
    return isThisMachine(environment.getProperty("server.address", "0.0.0.0"));
  }

  private static boolean isThisMachine(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException elsewhere) {
      return false;
    }
  }
}
