package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.TestPeople;
import io.matterflow.engine.Shipped;
import io.matterflow.kernel.Role;
import io.matterflow.rules.RuleChange.State;
import io.matterflow.rules.RuleChanges;
import io.matterflow.rules.RuleText.Kind;
import io.matterflow.rules.RulesAtHand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.support.ui.Select;
import org.springframework.beans.factory.annotation.Autowired;

/** Legal ops propose an edited table in Tasklist, the billing admin puts it into force there, and it is taken back. */
@BrowserTest
class RuleChangeFormsTest {

  private static final String TABLE = "posting-delay";
  private static final String TRUST = "trust-clearing";

  @TempDir private Path downloads;
  @Autowired private RuleChanges changes;
  @Autowired private RulesAtHand rules;

  @AfterEach
  void theTableIsAsItCame() {
    rules.asItCame(Kind.TABLE, TABLE);
    rules.asItCame(Kind.TABLE, TRUST);
  }

  @Test
  void anEditedTableIsProposedReadAndPutIntoForce(Tasklist tasklist) throws IOException {
    var edited = Shipped.TABLES.text(TABLE).orElseThrow();
    tasklist.signIn(Role.LEGAL_OPS.group(), TestPeople.PASSWORD).startProcess("Change a rule");
    assertThat(tasklist.mayStart()).isFalse();

    choose(tasklist, "no-table.dmn", "<a/>");
    tasklist.until("choose another file");
    choose(tasklist, "spoilt.dmn", edited.replace("<text>2</text>", "<text>soon</text>"));
    tasklist.until("version 1 in force").fill("Why", "Ten more minutes to take time back.");
    assertThat(tasklist.startAndBeRefused()).contains("Mend what is named", "with one fault");
    assertThat(tasklist.text()).containsOnlyOnce("Row 2 (standard), minutes");
    tasklist.picture("start-rule-change-refused");

    choose(tasklist, "posting-delay.dmn", edited.replace("<text>2</text>", "<text>12</text>"));
    tasklist.until("version 1 in force").picture("start-rule-change").start();
    var change = changes.search(Optional.of(State.PROPOSED), Optional.of(TABLE)).get(0);

    tasklist.open("Release the change of table " + TABLE).claim();
    assertThat(tasklist.text()).contains("Ten more minutes to take time back.", "Withdraw it")
        .doesNotContain("Put it into force");
    assertThat(tasklist.mayComplete()).isFalse();

    tasklist.signIn(Role.BILLING_ADMIN.group(), TestPeople.PASSWORD);
    assertThat(changes.find(change.id()).orElseThrow().state()).isEqualTo(State.PROPOSED);
    rules.taskIsAnybodys(change.id());
    tasklist.open("Release the change of table " + TABLE).claim();
    assertThat(tasklist.text()).contains("Row 2 (standard), minutes: 2 becomes 12.", "Made on version",
        "nobody has tried this file");
    assertThat(tasklist.mayComplete()).isFalse();
    tasklist.tick("Put it into force").picture("release-rule-change").complete();

    assertThat(changes.inForce(Kind.TABLE, TABLE).orElseThrow().version()).isEqualTo(2);
    assertThat(changes.find(change.id()).orElseThrow().state()).isEqualTo(State.RELEASED);

    tasklist.signIn(Role.TRUST_AUTHORIZER.group(), TestPeople.PASSWORD).startProcess("Change a rule");
    assertThat(tasklist.text()).contains("no released change that you may take back")
        .doesNotContain(TABLE, "Fetch a file to edit");
    assertThat(tasklist.mayStart()).isFalse();

    tasklist.signIn(Role.LEGAL_OPS.group(), TestPeople.PASSWORD).startProcess("Change a rule")
        .tick("Take a released change back");
    assertThat(tasklist.mayStart()).isFalse();
    new Select(tasklist.labelled("The change")).selectByIndex(1);
    tasklist.fill("Why", "Ten minutes are too long.").start();

    assertThat(changes.find(change.id()).orElseThrow().state()).isEqualTo(State.ROLLED_BACK);
    assertThat(changes.text(Kind.TABLE, TABLE)).contains(edited);
  }

  @Test
  void aLawyerTakesBackWhatIsAboutTrustMoney(Tasklist tasklist) {
    var change = rules.release(Kind.TABLE, TRUST,
        text -> text.replaceFirst("<description>", "<description>Agreed with the bank. "));

    tasklist.signIn(Role.BILLING_ADMIN.group(), TestPeople.PASSWORD).startProcess("Change a rule");
    assertThat(tasklist.text()).doesNotContain(TRUST, "Propose an edited file");
    tasklist.signIn(Role.TRUST_AUTHORIZER.group(), TestPeople.PASSWORD).startProcess("Change a rule");
    assertThat(tasklist.text()).doesNotContain("Propose an edited file", "Fetch a file to edit");
    new Select(tasklist.labelled("The change")).selectByIndex(1);
    assertThat(tasklist.mayStart()).isFalse();
    tasklist.fill("Why", "The bank has thought better of it.").picture("take-back-rule-change").start();

    assertThat(changes.find(change).orElseThrow().state()).isEqualTo(State.ROLLED_BACK);
  }

  private void choose(Tasklist tasklist, String name, String text) throws IOException {
    var file = downloads.resolve(name);
    Files.writeString(file, text);
    tasklist.labelled("The edited file").sendKeys(file.toAbsolutePath().toString());
  }
}
