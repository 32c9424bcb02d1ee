package io.matterflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.rules.RuleText.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an edit is to whoever releases it: words about rows and steps, and nothing about what was left alone. */
class RuleDifferenceTest {

  private static final String NAME = "Questions of our own";

  private static final List<String> LEFT_EMPTY = List.of("increment", "blockMinHours", "minWords", "maxHoursPerDay",
      "travelPercent", "researchCapHours", "staleDays", "lateEntryDays", "firstYearDays", "utbmsRequired", "autoCut",
      "receiptFrom", "copyRate", "mealsPerDay", "vendorFrom", "costStaleDays", "invoiceLateDays", "budgetWarnPercent");

  @Test
  void aNewRowSaysWhatItGivesAndNothingOfItsEmptyCells() {
    var edited = EditedTable.of("guideline-profile").copy("usual", "larkspur", true,
        Map.of("client", "\"C1099\"", "guidelines", "-", "=basis", "\"BEFORE\"", "=roster", "\"TK01, TK02\""));
    LEFT_EMPTY.forEach(column -> edited.cell("larkspur", "=" + column, ""));

    assertThat(RuleDifference.between(EditedTable.of("guideline-profile").text(), edited.text())).containsExactly(
        "Row 1 (larkspur) is new: client \"C1099\" gives basis \"BEFORE\", tested true, roster \"TK01, TK02\". "
            + "It says: Agreed with the client in writing.");
  }

  @Test
  void anotherTimeForTheHistoryIsToldLikeAnyOtherChange() {
    assertThat(RuleDifference.between(EditedTable.of("trust-clearing").text(),
        EditedTable.replacing("trust-clearing", "\"P180D\"", "\"P30D\"")))
        .containsExactly("History time to live: P180D becomes P30D.");
  }

  @Test
  void namesAndLabelsAreWhatAReaderSees() {
    assertThat(RuleDifference.between(EditedTable.of("trust-clearing").text(),
        EditedTable.replacing("trust-clearing", "label=\"Paid by\"", "label=\"How it came\"")))
        .containsExactly("Column method, label: Paid by becomes How it came.");
    var ours = EditedTable.of("own-question").text();
    assertThat(RuleDifference.between(ours, new RuleText(Kind.TABLE, ours.key(), ours.text().replace(NAME, "Ours"))))
        .containsExactly("Name: %s becomes Ours.".formatted(NAME));
  }

  @Test
  void columnsThatWereMovedAreMovedAndTheirCellsAreAsTheyWere() {
    var before = EditedTable.of("own-question").text();
    var moved = new RuleText(Kind.TABLE, "own-question", ColumnsMoved.firstLast(before.text()));

    assertThat(RuleDifference.between(before, moved)).satisfiesExactly(
        label -> assertThat(label).startsWith("Column ").endsWith("becomes As we call it here."),
        columns -> assertThat(columns).startsWith("The columns were moved: they are "));
    assertThat(RuleDifference.between(moved, before)).hasSize(2);
  }

  @Test
  void aColumnThatIsGoneIsGoneAndTheOthersStay() {
    var without = EditedTable.of("own-question").withoutInput("question").text();

    assertThat(RuleDifference.between(EditedTable.of("own-question").text(), without))
        .containsExactly("Column question is gone: nothing is asked of it any more.");
    assertThat(RuleDifference.between(without, EditedTable.of("own-question").text())).first()
        .isEqualTo("Column question is new.");
  }

  @Test
  void theFieldsOfAStepGoByTheirNames() {
    var edited = EditedModel.of("client-note")
        .replace(">Told, Left out<", ">Told, Left out, Called<")
        .replace("Bring the mail system back, then retry this step: one retry sends the message, once.",
            "Retry this step.");

    assertThat(RuleDifference.between(EditedModel.of("client-note").text(), edited.text())).satisfiesExactlyInAnyOrder(
        task -> assertThat(task)
            .endsWith("(ownTask_unreached), waysOut: Told, Left out becomes Told, Left out, Called."),
        step -> assertThat(step).contains("(sendClientNote), nextAction: Bring the mail")
            .endsWith("Retry this step.."));
  }
}
