package io.matterflow;

import io.matterflow.access.Users;
import io.matterflow.access.cli.UsersCommand;
import io.matterflow.rules.TableReleases;
import io.matterflow.rules.cli.TablesCommand;
import io.matterflow.trust.ProofWatch;
import io.matterflow.trust.cli.TrustCommand;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import picocli.CommandLine;

/**
 * Commands of the jar: {@code java -jar matterflow.jar users invite …} runs against the configured database and ends.
 * No port is opened and no job is run, so that it may be used before the first start, and beside a running node on
 * PostgreSQL.
 */
final class HouseCommands implements AutoCloseable {

  private static final String USERS = "users";
  private static final String TABLES = "tables";
  private static final String TRUST = "trust";
  private static final Map<String, Object> QUIETLY = Map.of(
      "server.port", "-1",
      "camunda.bpm.job-execution.enabled", "false",
      "spring.main.lazy-initialization", "true",
      "spring.main.banner-mode", "off",
      "logging.level.root", "error",
      "logging.level.com.zaxxer.hikari", "off",
      "logging.level.org.springframework.boot.web.embedded.tomcat", "off",
      "logging.level.org.springframework.boot.SpringApplication", "off");
  private static final Map<String, String> AT_THE_RUNNING_ONE = Map.of(
      USERS, "/api/users",
      TABLES, "/api/rules",
      TRUST, "GET /api/trust/verification");

  /** What the embedded database says to a second process. */
  private static final int OPEN_ELSEWHERE = 90020;

  private static final int NOT_RUN = 3;

  private final Class<?> product;
  private Optional<ConfigurableApplicationContext> started = Optional.empty();

  private HouseCommands(Class<?> product) {
    this.product = product;
  }

  /** Whether the jar was called to run a command, not to serve. */
  static boolean areMeantBy(String... arguments) {
    return arguments.length > 0 && Set.of(USERS, TABLES, TRUST).contains(arguments[0]);
  }

  /** Runs the command and answers the exit code. The product is started only for a command that reads well. */
  static int run(Class<?> product, String... arguments) {
    var otherwise = AT_THE_RUNNING_ONE.getOrDefault(arguments[0], "/api");
    try (var commands = new HouseCommands(product)) {
      return new CommandLine(commands.named(arguments[0]))
          .setExecutionExceptionHandler((failed, line, parsed) -> tellInOneLine(failed, line, otherwise))
          .execute(Arrays.copyOfRange(arguments, 1, arguments.length));
    }
  }

  private Runnable named(String command) {
    return switch (command) {
      case USERS -> new UsersCommand(() -> product().getBean(Users.class));
      case TABLES -> new TablesCommand(() -> product().getBean(TableReleases.class));
      default -> new TrustCommand(() -> product().getBean(ProofWatch.class));
    };
  }

  private ConfigurableApplicationContext product() {
    if (started.isEmpty()) {
      started = Optional.of(new SpringApplicationBuilder(product).logStartupInfo(false).run(
          QUIETLY.entrySet().stream()
              .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
              .toArray(String[]::new)));
    }
    return started.get();
  }

  private static int tellInOneLine(Exception failed, CommandLine line, String otherwise) {
    line.getErr().println(isOpenElsewhere(failed)
        ? "The database is in use by the running product: stop that first, or ask it over REST (%s)."
            .formatted(otherwise)
        : "The command could not be run: " + NestedExceptionUtils.getMostSpecificCause(failed).getMessage());
    return NOT_RUN;
  }

  private static boolean isOpenElsewhere(Throwable failed) {
    return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
        .anyMatch(cause -> cause instanceof SQLException refused && refused.getErrorCode() == OPEN_ELSEWHERE);
  }

  @Override
  public void close() {
    started.ifPresent(ConfigurableApplicationContext::close);
  }
}
