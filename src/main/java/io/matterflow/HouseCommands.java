package io.matterflow;

import io.matterflow.access.Users;
import io.matterflow.access.cli.UsersCommand;
import io.matterflow.rules.TableReleases;
import io.matterflow.rules.cli.TablesCommand;
import io.matterflow.trust.ProofWatch;
import io.matterflow.trust.cli.TrustCommand;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
      "logging.level.root", "error");

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
    try (var commands = new HouseCommands(product)) {
      return new CommandLine(commands.named(arguments[0]))
          .setExecutionExceptionHandler(HouseCommands::tellInOneLine)
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

  private static int tellInOneLine(Exception failed, CommandLine line, CommandLine.ParseResult parsed) {
    line.getErr()
        .println("The command could not be run: " + NestedExceptionUtils.getMostSpecificCause(failed).getMessage());
    return NOT_RUN;
  }

  @Override
  public void close() {
    started.ifPresent(ConfigurableApplicationContext::close);
  }
}
