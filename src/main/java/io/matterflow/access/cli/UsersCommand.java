package io.matterflow.access.cli;

import io.matterflow.access.Login;
import io.matterflow.access.NewLogin;
import io.matterflow.access.UserChange;
import io.matterflow.access.UserChange.Changed;
import io.matterflow.access.UserChange.Refused;
import io.matterflow.access.Users;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code users}: the acts of {@link Users} in words. The trail names the command line as the one who acted. */
@Command(
    name = "users",
    mixinStandardHelpOptions = true,
    description = "Invites, disables and resets the logins of the configured database.",
    synopsisSubcommandLabel = "COMMAND")
public final class UsersCommand implements Runnable {

  static final Actor COMMAND_LINE =
      new Actor(new UserId("command-line"), EnumSet.of(Role.BILLING_ADMIN), Optional.empty(), true);
  private static final int REFUSED = 1;
  private static final int DONE = 0;

  private final Supplier<Users> users;

  @Spec private CommandSpec spec = CommandSpec.create();

  public UsersCommand(Supplier<Users> users) {
    this.users = users;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: list, invite, roles, disable, enable or reset.");
  }

  @Command(description = "Lists the logins with their state and roles.")
  int list() {
    users.get()
        .all()
        .forEach(login -> out().printf("%-24s %-9s %s%n", login.id(), word(login.state()), rolesOf(login)));
    return DONE;
  }

  @Command(description = "Makes a login and shows, once, the token with which its person chooses a password.")
  int invite(
      @Parameters(paramLabel = "LOGIN") String login,
      @Option(names = "--role", required = true, split = ",", description = "e.g. billing-admin; may be repeated") List<
          String> roles,
      @Option(names = "--timekeeper", description = "the timekeeper whose login it is") Optional<String> timekeeper,
      @Option(names = "--every-matter", description = "acts in these roles on every matter") boolean everyMatter) {
    if (!NewLogin.isName(login)) {
      throw new ParameterException(spec.commandLine(),
          "A login is named with up to 64 letters, digits and @ . _ -, a letter or digit first.");
    }
    return tell(users.get().invite(
        new NewLogin(new UserId(login), timekeeper.map(TimekeeperId::new), rolesNamed(roles), everyMatter),
        COMMAND_LINE));
  }

  @Command(description = "Gives a login these roles and takes all others away.")
  int roles(
      @Parameters(paramLabel = "LOGIN") String login,
      @Option(names = "--role", required = true, split = ",") List<String> roles,
      @Option(names = "--every-matter", description = "acts in these roles on every matter") boolean everyMatter) {
    return tell(users.get().setRoles(new UserId(login), rolesNamed(roles), everyMatter, COMMAND_LINE));
  }

  @Command(description = "Shuts a login out at once, open sessions too.")
  int disable(
      @Parameters(paramLabel = "LOGIN") String login,
      @Option(names = "--reason", required = true, description = "kept in the audit trail") String reason) {
    return tell(users.get().disable(new UserId(login), reason, COMMAND_LINE));
  }

  @Command(description = "Lets a login in again; one that never had a password gets a token.")
  int enable(@Parameters(paramLabel = "LOGIN") String login) {
    return tell(users.get().enable(new UserId(login), COMMAND_LINE));
  }

  @Command(description = "Voids the password and shows, once, the token for a new one.")
  int reset(@Parameters(paramLabel = "LOGIN") String login) {
    return tell(users.get().reset(new UserId(login), COMMAND_LINE));
  }

  private int tell(UserChange change) {
    if (change instanceof Refused refused) {
      spec.commandLine().getErr().println(refused.detail() + " " + refused.next());
      return REFUSED;
    }
    var changed = (Changed) change;
    out().printf("%s is %s, with the roles %s.%n", changed.login().id(), word(changed.login().state()),
        rolesOf(changed.login()));
    changed.token().ifPresent(token -> out().printf(
        "Token, shown once and good until %s:%n  %s%nIts person chooses a password at /password.html of the running product.%n",
        token.expiresAt(), token.value()));
    return DONE;
  }

  private Set<Role> rolesNamed(List<String> names) {
    return names.stream().map(this::roleNamed).collect(Collectors.toSet());
  }

  private Role roleNamed(String name) {
    return Arrays.stream(Role.values()).filter(role -> role.group().equals(name)).findFirst()
        .orElseThrow(() -> new ParameterException(spec.commandLine(), "There is no role %s; there are: %s.".formatted(
            name, Arrays.stream(Role.values()).map(Role::group).collect(Collectors.joining(", ")))));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private static String rolesOf(Login login) {
    return login.roles().stream().map(Role::group).sorted().collect(Collectors.joining(", "))
        + (login.everyMatter() ? " (every matter)" : "");
  }

  private static String word(Login.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
