package io.matterflow.access.cli;

import io.matterflow.access.Users;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import picocli.CommandLine;

/**
 * Commands of the jar: {@code java -jar matterflow.jar users invite …} runs against the configured database and ends. No port
 * is opened and no job is run, so that it may be used before the first start, and beside a running node on PostgreSQL.
 */
public final class HouseCommands implements AutoCloseable {

  private static final String USERS = "users";
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
  public static boolean areMeantBy(String... arguments) {
    return arguments.length > 0 && arguments[0].equals(USERS);
  }

  /** Runs the command and answers the exit code. The product is started only for a command that reads well. */
  public static int run(Class<?> product, String... arguments) {
    try (var commands = new HouseCommands(product)) {
      return new CommandLine(new UsersCommand(commands::users))
          .setExecutionExceptionHandler(HouseCommands::tellInOneLine)
          .execute(withoutName(arguments));
    }
  }

  private Users users() {
    if (started.isEmpty()) {
      started = Optional.of(new SpringApplicationBuilder(product).logStartupInfo(false).run(
          QUIETLY.entrySet().stream().map(setting -> "--" + setting.getKey() + "=" + setting.getValue()).toArray(String[]::new)));
    }
    return started.get().getBean(Users.class);
  }

  private static int tellInOneLine(Exception failed, CommandLine line, CommandLine.ParseResult parsed) {
    line.getErr().println("The command could not be run: " + NestedExceptionUtils.getMostSpecificCause(failed).getMessage());
    return NOT_RUN;
  }

  private static String[] withoutName(String... arguments) {
    return Arrays.copyOfRange(arguments, 1, arguments.length);
  }

  @Override
  public void close() {
    started.ifPresent(ConfigurableApplicationContext::close);
  }
}
