package io.matterflow.prebill;

import static io.matterflow.prebill.GuidelinedTime.AS_OF;
import static io.matterflow.prebill.GuidelinedTime.SILENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.directory.Client.Guidelines;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Decisions;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.TimekeeperId;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which limit holds: a row that goes before, the directory, or what is usual. */
class GuidelineProfilesTest {

  private static final Guidelines SIXTY_DAYS = new Guidelines(SILENT.increment(), SILENT.blockMinHours(),
      SILENT.minWords(),
      SILENT.maxHoursPerDay(), SILENT.travelPercent(), SILENT.researchCapHours(), Optional.of(60),
      SILENT.lateEntryDays(),
      SILENT.firstYearDays(), SILENT.utbmsRequired(), SILENT.roster(), SILENT.autoCut());

  @Test
  void theDirectoryWinsOverWhatIsUsual() {
    var profile = profile(DecisionTesting.decisions(), new GuidelinedTime().under(SIXTY_DAYS), AS_OF);

    assertThat(profile.tested()).isTrue();
    assertThat(profile.staleDays()).isEqualTo(60);
    assertThat(profile.lateEntryDays()).isEqualTo(30);
    assertThat(profile.decidedBy()).isEqualTo("guideline-profile v1 usual");
  }

  @Test
  void aClientWithoutGuidelinesIsNotTested() {
    assertThat(profile(DecisionTesting.decisions(), new GuidelinedTime().withoutGuidelines(), AS_OF).tested())
        .isFalse();
  }

  @Test
  void aRowForAMatterOverridesTheCellsItFillsAndNoOther() {
    var edited = withRow(Map.of("client", "\"C1\"", "matter", "\"M1\""),
        Map.of("staleDays", "45", "roster", "\"P1, A1\""));
    var profile = profile(edited, new GuidelinedTime().under(SIXTY_DAYS), AS_OF);

    assertThat(profile.staleDays()).isEqualTo(45);
    assertThat(profile.minWords()).isEqualTo(4);
    assertThat(profile.lets(new TimekeeperId("A1"))).isTrue();
    assertThat(profile.lets(new TimekeeperId("A2"))).isFalse();
    assertThat(profile.decidedBy()).isEqualTo("guideline-profile v2 agreed+usual");
  }

  @Test
  void aRowForAnotherMatterChangesNothing() {
    var edited = withRow(Map.of("matter", "\"M2\""), Map.of("staleDays", "45"));

    assertThat(profile(edited, new GuidelinedTime().under(SIXTY_DAYS), AS_OF).staleDays()).isEqualTo(60);
  }

  @ParameterizedTest
  @CsvSource({"2026-06-30, 60", "2026-07-01, 45"})
  void aRowMayBeginOnADay(LocalDate asOf, int staleDays) {
    var edited = withRow(Map.of("client", "\"C1\"", "day", ">= 20260701"), Map.of("staleDays", "45"));

    assertThat(profile(edited, new GuidelinedTime().under(SIXTY_DAYS), asOf).staleDays()).isEqualTo(staleDays);
  }

  @Test
  void aRowCanPutAClientUnderGuidelinesThatTheDirectoryDoesNotKnow() {
    var edited = withRow(Map.of("client", "\"C1\""), Map.of("tested", "true", "autoCut", "true"));
    var profile = profile(edited, new GuidelinedTime().withoutGuidelines(), AS_OF);

    assertThat(profile.tested()).isTrue();
    assertThat(profile.autoCut()).isTrue();
  }

  @Test
  void aCellThatNobodyFillsIsAFaultThatNamesIt() {
    var edited = DecisionTesting.edited("guideline-profile", table -> table.replace(
        "<outputEntry id=\"usual-minWords-out\"><text>4</text>",
        "<outputEntry id=\"usual-minWords-out\"><text></text>"));

    assertThatThrownBy(() -> profile(edited, new GuidelinedTime(), AS_OF))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no row of guideline-profile says minWords for matter M1; add a USUAL row that does");
  }

  @Test
  void theWordsOfAClientAreAddedToTheFirms() {
    var edited = DecisionTesting.edited("guideline-words",
        table -> table.replaceFirst("(?s)(<rule id=\"clericalScheduling\">.*?)<text>-</text>",
        "$1<text>\"C2\"</text>"));
    var words = new GuidelineWords(edited);

    assertThat(words.of(new ClientId("C2")).of(GuidelineWords.Kind.CLERICAL)).contains("scheduling");
    assertThat(words.of(new ClientId("C1")).of(GuidelineWords.Kind.CLERICAL))
        .doesNotContain("scheduling").contains("collate");
  }

  private static GuidelineProfile profile(Decisions decisions, GuidelinedTime sheet, LocalDate asOf) {
    return new GuidelineProfiles(decisions).of(sheet.client(), sheet.matter(), asOf);
  }

  /** The table with a row on top, made from the usual one: what it says before the directory, all other cells empty. */
  private static Decisions withRow(Map<String, String> when, Map<String, String> then) {
    return DecisionTesting.edited("guideline-profile", table -> {
      var row = table
          .substring(table.indexOf("      <rule id=\"usual\">"), table.indexOf("      <rule id=\"baseline\">"))
          .replace("usual", "agreed")
          .replaceAll("(agreed-guidelines\"><text>)[^<]*", "$1-")
          .replaceAll("(-out\"><text>)[^<]*", "$1")
          .replaceAll("(agreed-basis-out\"><text>)[^<]*", "$1\"BEFORE\"");
      for (var cell : when.entrySet()) {
        row = row.replaceAll("(agreed-%s\"><text>)[^<]*".formatted(cell.getKey()),
            "$1" + cell.getValue().replace(">", "&gt;"));
      }
      for (var cell : then.entrySet()) {
        row = row.replaceAll("(agreed-%s-out\"><text>)[^<]*".formatted(cell.getKey()), "$1" + cell.getValue());
      }
      return table.replace("      <rule id=\"usual\">", row + "      <rule id=\"usual\">");
    });
  }
}
