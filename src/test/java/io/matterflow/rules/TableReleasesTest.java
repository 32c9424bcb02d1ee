package io.matterflow.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.matterflow.ProductTest;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.audit.RecordedAct;
import io.matterflow.kernel.Actor;
import io.matterflow.rules.TableChange.Refused;
import io.matterflow.rules.TableChange.Released;
import io.matterflow.rules.TableChange.Unchanged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An edited table comes into force whole, or not at all with the cell named. */
@ProductTest
@Tag("both-databases")
class TableReleasesTest {

  private static final String TABLE = "posting-delay";

  @Autowired private TableReleases tables;
  @Autowired private RepositoryService repository;
  @Autowired private AuditTrail audit;

  @AfterEach
  void theTableIsAsItCame() {
    repository.createDecisionDefinitionQuery().decisionDefinitionKey(TABLE).list().stream()
        .filter(version -> version.getVersion() > 1)
        .forEach(version -> repository.deleteDeployment(version.getDeploymentId(), true));
  }

  @Test
  void anEditedTableIsInForceAndTheTrailSaysWhoAndWhy() throws IOException {
    var released = tables.release(edited(), "Two more minutes for second thoughts.", "root", Actor.ENGINE);

    assertThat(released).isEqualTo(new Released(TABLE, 2));
    assertThat(inForce()).isEqualTo(tuple(2, true));
    assertThat(audit
        .acts(new AuditQuery(Optional.of("decision-table"), Optional.of(TABLE), Optional.empty(), Optional.empty(), 1)))
        .extracting(RecordedAct::act, act -> act.before().get("version"), act -> act.after().get("version"),
            act -> act.after().get("machineUser"))
        .containsExactly(tuple("released", "1", "2", "root"));
  }

  @Test
  void theSameFileTwiceIsOneVersion() throws IOException {
    tables.release(edited(), "first", "root", Actor.ENGINE);

    assertThat(tables.release(edited(), "again", "root", Actor.ENGINE)).isEqualTo(new Unchanged(TABLE, 2));
    assertThat(tables.release(shipped(), "back", "root", Actor.ENGINE)).isEqualTo(new Released(TABLE, 3));
  }

  /** What takes a lawyer's or the billing admin's word goes the way on which they are asked. */
  @ParameterizedTest
  @CsvSource({"trust-clearing, a lawyer with trust authority", "retainer-kind, a lawyer with trust authority",
      "rule-release, a lawyer with trust authority", "four-eyes, the billing admin",
      "correction-approval, the billing admin"})
  void whatOthersReleaseDoesNotComeInHere(String table, String releaser) throws IOException {
    var shipped = Files.readString(Path.of("dmn", table + ".dmn"));
    var edited = shipped.replaceFirst("<description>[^<]*</description>", "<description>Otherwise.</description>");

    assertThat(tables.release(edited, "In a hurry.", "root", Actor.ENGINE)).isInstanceOfSatisfying(Refused.class,
        refused -> assertThat(refused.problems()).singleElement().asString()
            .isEqualTo(
                "%s is released by %s, and not from the command line: have it proposed by POST /api/rules/%s/proposal."
                .formatted(table, releaser, table)));
    assertThat(tables.release(shipped, "As it came.", "root", Actor.ENGINE)).isInstanceOf(Unchanged.class);
    assertThat(repository.createDecisionDefinitionQuery().decisionDefinitionKey(table).count()).isEqualTo(1);
    assertThat(audit
        .acts(new AuditQuery(Optional.of("decision-table"), Optional.of(table), Optional.empty(), Optional.empty(), 1)))
        .extracting(RecordedAct::act, act -> act.after().get("machineUser"))
        .containsExactly(tuple("release-not-allowed", "root"));
  }

  /** What the product could not read would be found out by a client's bill. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
      guideline-profile    | "USUAL"    | "SOMETIME"  | , basis (Goes): SOMETIME is not one of BEFORE, USUAL.
      guideline-profile    | "10"       | "fourteen"  | , maxHoursPerDay (Hours a day): fourteen is not a number such as 12 or 9.5.
      billing-guidelines   | "REJECT"   | "REJEKT"    | , action: REJEKT is not one of REJECT, REDUCE, APPROVE, FIX, WARN.
      reminder-cadence     | "SMS"      | "FAX"       | , channel: FAX is not one of
      billing-guidelines   | "REJECT"   |             | , action: the cell is empty, it must be one of REJECT
      invoice-presentation | "#1f3a4d"  | "navy"      | , accent (Colour): navy is not a colour such as #1f3a4d.
      message-texts        | "Invoice {invoiceNumber} from {firmName}" | "Invoice {invoiceNo}" | , subject: {invoiceNo} is no word that can be filled in
      message-texts        | for {matterName} | for {matter} | , text (Plain text): {matter} is no word that can be filled in
      message-texts        | <p>Dear {contactName} | <p>Dear {contact} | , html: {contact} is no word that can be filled in
      message-texts        | "Reminder: invoice {invoiceNumber} | "Reminder of {asOf} | , subject: nothing fills in {asOf} for REMINDER
      message-texts        | as of {asOf}. {amountOpen} | as of {asOf} for {matterName}. {amountOpen} | , text (Plain text): nothing fills in {matterName} for STATEMENT
      message-texts        | {firmName}: {amountOpen} of | {firmName}: {credited} of | , text (Plain text): nothing fills in {credited} for REMINDER
      message-texts        | Please quote the invoice number | Pay at {payLink} | nothing fills in {payLink} for INVOICE without a link to pay
      """)
  void aWordThatNobodyKnowsIsRefusedWithItsCell(String table, String word, String instead, String said)
      throws IOException {
    var text = Files.readString(Path.of("dmn", table + ".dmn"));
    assertThat(text).contains(word);

    assertThat(
        tables.release(text.replace(word, Objects.toString(instead, "")), "A slip of the pen.", "root", Actor.ENGINE))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.problems()).anyMatch(problem ->
            problem.matches("Row \\d+ \\([a-zA-Z0-9-]+\\), .*") && problem.contains(said)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
      hitPolicy="FIRST"         | hitPolicy="COLLECT"          | Hit policy: COLLECT
      decision id="posting-delay"| decision id="posting-wait"  | There is no table posting-wait
      typeRef="integer"         | typeRef="string"             | change rows, not columns
      <text>billability</text>  | <text>weather</text>         | change rows, not columns
      rule id="standard"        | rule id="tracked"            | cannot be read as a decision table
      Two minutes to take back what was approved by mistake. | ` ` | Row 2 (standard): has no annotation
      <text>2</text>            | <text>${now()}</text>        | Row 2 (standard), minutes (Minutes to wait): ${now()} is not empty or a whole number of at most nine digits.
      <text>2</text>            | <text>"2"</text>             | Row 2 (standard), minutes (Minutes to wait): "2" is not empty or a whole number of at most nine digits.
      <text>2</text>            | <text>99999999999</text>   | Row 2 (standard), minutes (Minutes to wait): 99999999999 is not empty or a whole number
      <text>"TRACK_ONLY"</text> | <text>bean.call()</text>     | Row 1 (tracked), billability (Billing): bean.call() is not a literal
      standard-minutes"         | standard-minutes" expressionLanguage="javascript" | is written in javascript
      <definitions              | <definition                  | the file cannot be read
      """)
  void whatTheProductCannotAskIsRefused(String part, String other, String word) throws IOException {
    assertThat(shipped()).contains(part);

    var refused = tables.release(shipped().replace(part, other), "a try", "root", Actor.ENGINE);

    assertThat(refused).isInstanceOf(Refused.class);
    assertThat(String.join(" ", ((Refused) refused).problems())).contains(word);
    assertThat(inForce()).isEqualTo(tuple(1, false));
  }

  private Tuple inForce() {
    return tables.inForce().stream().filter(table -> table.table().equals(TABLE))
        .map(table -> tuple(table.version(), table.firmsOwn())).findFirst().orElseThrow();
  }

  private static String edited() throws IOException {
    return shipped().replace("<text>2</text>", "<text>4</text>");
  }

  private static String shipped() throws IOException {
    return Files.readString(Path.of("dmn", TABLE + ".dmn"));
  }
}
