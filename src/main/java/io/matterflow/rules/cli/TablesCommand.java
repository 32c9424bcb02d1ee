package io.matterflow.rules.cli;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.rules.Finding;
import io.matterflow.rules.TableChange;
import io.matterflow.rules.TableChange.Refused;
import io.matterflow.rules.TableChange.Released;
import io.matterflow.rules.TableChange.Unchanged;
import io.matterflow.rules.TableReleases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tables}: which decision tables are in force, and an edited one put into force. */
@Command(
    name = "tables",
    mixinStandardHelpOptions = true,
    description = "Lists the decision tables of the configured database and puts edited ones into force.",
    synopsisSubcommandLabel = "COMMAND")
public final class TablesCommand implements Runnable {

  static final Actor COMMAND_LINE =
      new Actor(new UserId("command-line"), EnumSet.of(Role.LEGAL_OPS), Optional.empty(), true);
  private static final int REFUSED = 1;
  private static final int DONE = 0;

  private final Supplier<TableReleases> tables;

  @Spec private CommandSpec spec = CommandSpec.create();

  public TablesCommand(Supplier<TableReleases> tables) {
    this.tables = tables;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: list, check or deploy.");
  }

  @Command(description = "Lists the tables with the version in force.")
  int list() {
    tables.get().inForce().forEach(table -> spec.commandLine().getOut().printf(
        "%-24s version %-4d %s%n", table.table(), table.version(), table.firmsOwn() ? "the firm's own" : "as it came"));
    return DONE;
  }

  @Command(description = "Checks an edited table and puts it into force; what was decided before keeps its version.")
  int deploy(
      @Parameters(paramLabel = "FILE", description = "the .dmn file as Camunda Modeler saved it") Path file,
      @Option(names = "--reason", required = true, description = "kept in the audit trail") String reason)
      throws IOException {
    var text = read(file);
    tables.get().findings(text).stream().filter(finding -> !finding.isRefused()).forEach(this::tell);
    return tell(tables.get().release(text, reason, System.getProperty("user.name", ""), COMMAND_LINE));
  }

  @Command(
      description = "Says what would be refused or is worth a look, and what the table answers at its edges; changes nothing.")
  int check(@Parameters(paramLabel = "FILE", description = "the .dmn file as Camunda Modeler saved it") Path file)
      throws IOException {
    var text = read(file);
    var out = spec.commandLine().getOut();
    var findings = tables.get().findings(text);
    findings.forEach(this::tell);
    tables.get().boundaries(text).forEach(edge -> out.printf("%-8s %s: %s%n", "EDGE", edge.words(),
        edge.rules().isEmpty() ? "no row" : String.join(", ", edge.rules())));
    return findings.stream().anyMatch(Finding::isRefused) ? REFUSED : DONE;
  }

  private String read(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new ParameterException(spec.commandLine(), "There is no file %s that can be read.".formatted(file));
    }
    return Files.readString(file);
  }

  private void tell(Finding finding) {
    spec.commandLine().getOut().printf("%-8s %s%n", finding.severity(), finding.words());
  }

  private int tell(TableChange change) {
    var out = spec.commandLine().getOut();
    if (change instanceof Released released) {
      out.printf("%s is in force in version %d.%n", released.table(), released.version());
    } else if (change instanceof Unchanged unchanged) {
      out.printf("%s is in force as it stands in the file, in version %d. Nothing was done.%n",
          unchanged.table(), unchanged.version());
    } else {
      ((Refused) change).problems().forEach(spec.commandLine().getErr()::println);
      return REFUSED;
    }
    return DONE;
  }
}
