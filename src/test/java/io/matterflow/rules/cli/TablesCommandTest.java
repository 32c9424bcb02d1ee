package io.matterflow.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.rules.TableReleases;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import picocli.CommandLine;

/** Legal ops' file comes into force from the command line, or is refused with the cell named. */
@ProductTest
class TablesCommandTest {

  private static final String TABLE = "posting-delay";

  @TempDir private Path folder;
  @Autowired private TableReleases tables;
  @Autowired private RepositoryService repository;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @AfterEach
  void theTableIsAsItCame() {
    repository.createDecisionDefinitionQuery().decisionDefinitionKey(TABLE).list().stream()
        .filter(version -> version.getVersion() > 1)
        .forEach(version -> repository.deleteDeployment(version.getDeploymentId(), true));
  }

  @Test
  void anEditedFileIsPutIntoForceOnce() throws IOException {
    var file = file("<text>4</text>");

    assertThat(run("deploy", file, "--reason", "more time for second thoughts")).isZero();
    assertThat(run("deploy", file, "--reason", "again")).isZero();
    assertThat(run("list")).isZero();

    assertThat(out.toString()).contains("posting-delay is in force in version 2.", "Nothing was done.")
        .containsPattern("posting-delay +version 2 +the firm's own").containsPattern("tax +version 1 +as it came");
  }

  @Test
  void aBadCellIsRefusedByName() throws IOException {
    assertThat(run("deploy", file("<text>${now()}</text>"), "--reason", "a try")).isEqualTo(1);

    assertThat(err.toString())
        .contains("Row 2 (standard), minutes (Minutes to wait): ${now()} is not empty or a whole number of at most nine digits.");
  }

  @Test
  void aCheckSaysWhatIsWrongAndChangesNothing() throws IOException {
    assertThat(run("check", file("<text>two</text>"))).isEqualTo(1);
    assertThat(run("check", file("<text>4</text>"))).isZero();
    assertThat(run("check", Path.of("dmn", "prompt-expiry.dmn").toString())).isZero();

    assertThat(out.toString()).contains("REFUSED  Row 2 (standard), minutes (Minutes to wait): two is not empty or a whole number",
        "EDGE     businessDaysOpen 9: waits", "EDGE     businessDaysOpen 10: trackedOnly");
    assertThat(repository.createDecisionDefinitionQuery().decisionDefinitionKey(TABLE).count()).isEqualTo(1);
  }

  /** The table of taxes leaves most jurisdictions without a row: only the one that had one is worth a word. */
  @Test
  void whatIsWorthALookIsSaid() throws IOException {
    var tax = Files.readString(Path.of("dmn", "tax.dmn"));
    var without = Files.writeString(folder.resolve("tax.dmn"),
        tax.replaceFirst("(?s)<rule id=\"southDakota\">.*?</rule>", ""));

    assertThat(run("check", without.toString())).isZero();

    assertThat(out.toString()).contains("WARNING  The table: no row answers any more for jurisdiction SD");
  }

  @Test
  void whatTheTableInForceLeavesOpenTooIsNotSaid() {
    assertThat(run("deploy", Path.of("dmn", "tax.dmn").toString(), "--reason", "as it stands")).isZero();

    assertThat(out.toString()).contains("Nothing was done.").doesNotContain("WARNING");
  }

  @Test
  void aFileThatIsNotThereAndAReasonThatIsMissingAreTold() throws IOException {
    assertThat(run("deploy", folder.resolve("no.dmn").toString(), "--reason", "a try"))
        .isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(run("deploy", file("<text>4</text>"))).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(run()).isEqualTo(CommandLine.ExitCode.USAGE);

    assertThat(err.toString()).contains("There is no file", "--reason", "Say what to do");
  }

  private String file(String minutes) throws IOException {
    var edited = Files.readString(Path.of("dmn", TABLE + ".dmn")).replace("<text>2</text>", minutes);
    return Files.writeString(folder.resolve(TABLE + ".dmn"), edited).toString();
  }

  private int run(String... arguments) {
    return new CommandLine(new TablesCommand(() -> tables))
        .setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
  }
}
