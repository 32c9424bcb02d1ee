package io.matterflow.capture;

import static io.matterflow.capture.Activities.appointment;
import static io.matterflow.capture.Activities.call;
import static io.matterflow.capture.Activities.document;
import static io.matterflow.capture.Activities.filing;
import static io.matterflow.capture.Activities.mail;
import static io.matterflow.capture.MatchingOfTheSampleFirm.find;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.kernel.MatterId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Matching beyond the labelled activities, over the same firm. Bluewater is C1001 with three open matters. */
class MatchingTest {

  private static final String PIKE = "desmond.pike@harrowpike.example";
  private static final String ALICE = "alice.bishara@bluewater.example";

  @Test
  void aNumberInTheTextIsWorthLessThanInTheSubject() {
    var inText = find(
        mail().out().by("TK02").from(PIKE).to("stranger@elsewhere.example").saying("About 1001-0001: done."));
    var inSubject = find(mail().out().by("TK02").from(PIKE).to("stranger@elsewhere.example").about("1001-0001"));

    assertThat(inText.scores()).isEqualTo(Map.of("1001-0001", 65));
    assertThat(inText.outcome()).isEqualTo(MatchOutcome.CONFIRM);
    assertThat(inSubject.outcome()).isEqualTo(MatchOutcome.AUTO);
  }

  @Test
  void whatIsOnlyQuotedPointsNowhere() {
    var quoted = "Thanks.\n\nOn Tue, Jun 30, 2026 at 9:07 AM, Alice wrote:\n> about 1001-0001 and Dockside Cargo";

    assertThat(find(mail().out().from(PIKE).to("stranger@elsewhere.example").saying(quoted)).reason())
        .isEqualTo("UNMATCHED");
  }

  @Test
  void onlyTheBeginningOfALongTextCounts() {
    var buried = "x ".repeat(260) + "1001-0001";

    assertThat(find(mail().out().from(PIKE).to("stranger@elsewhere.example").saying(buried)).reason())
        .isEqualTo("UNMATCHED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"11001-0001", "1001-00011", "1001-0001-2", "2-1001-0001"})
  void aNumberNextToADigitOrAHyphenIsAnotherNumber(String subject) {
    assertThat(find(mail().out().from(PIKE).to("stranger@elsewhere.example").about(subject)).reason())
        .isEqualTo("UNMATCHED");
  }

  @Test
  void aTagInTheAddressDoesNotHideTheContact() {
    var tagged = find(mail().in().by("TK02").from("Alice Bishara <alice.bishara+work@bluewater.example>").to(PIKE));

    assertThat(tagged.scores()).isEqualTo(Map.of("1001-0001", 50, "1001-0002", 50, "1001-0003", 30));
  }

  @Test
  void aClosedMatterIsFoundByItsReferenceOnly() {
    var byName = find(
        mail().in().by("TK01").from("liam.eklund@keystone.example").to("eleanor.harrow@harrowpike.example"));
    var byReference = find(mail().in().by("TK01").from("liam.eklund@keystone.example")
        .to("eleanor.harrow@harrowpike.example").about("1009-0002"));

    assertThat(byName.scores()).doesNotContainKey("1009-0002");
    assertThat(byReference.scores()).containsEntry("1009-0002", 90);
    assertThat(byReference.outcome()).isEqualTo(MatchOutcome.CONFIRM);
    assertThat(byReference.reason()).isEqualTo("NOT_OPEN");
  }

  @Test
  void peopleOfTwoClientsForceTheQuestionHoweverSureTheReference() {
    var found = find(
        mail().out().by("TK02").from(PIKE).to(ALICE, "jonas.quigley@maple.example").about("[1001-0001] call"));

    assertThat(found.outcome()).isEqualTo(MatchOutcome.CONFIRM);
    assertThat(found.reason()).isEqualTo("TWO_CLIENTS");
    assertThat(found.matter()).contains("1001-0001");
  }

  @Test
  void severalReasonsToAskAreAllNamed() {
    var found = find(mail().out().by("").from("intake@harrowpike.example").to(ALICE, "jonas.quigley@maple.example")
        .about("1001-0001 and 1004-0001"));

    assertThat(found.reason()).isEqualTo("TWO_REFERENCES, TWO_CLIENTS, SHARED_MAILBOX");
    assertThat(found.matter()).isEmpty();
  }

  @Test
  void aColleagueInCopyTellsWhoseWorkASharedMailboxIs() {
    var found = find(mail().in().by("TK02").from(ALICE).to("info@harrowpike.example", PIKE).about("1001-0001"));

    assertThat(found.outcome()).isEqualTo(MatchOutcome.AUTO);
  }

  @Test
  void anAppointmentOfColleaguesWithoutAMatterIsNoWork() {
    assertThat(find(appointment().with(PIKE).about("Partners' lunch")).reason()).isEqualTo("INTERNAL");
    assertThat(find(appointment().about("Prepare hearing")).reason()).isEqualTo("INTERNAL");
    assertThat(find(appointment().about("Prepare 1004-0001")).reason()).isEqualTo("INTERNAL_ONLY");
  }

  @ParameterizedTest
  @CsvSource({"+1 646.555.2016 ext. 5, AUTO", "16465552016, AUTO", "2016, IGNORE", "withheld, IGNORE"})
  void aPhoneIsComparedInItsInternationalForm(String phone, MatchOutcome outcome) {
    assertThat(find(call().in().phone(phone).lasting(840)).outcome()).isEqualTo(outcome);
  }

  @Test
  void aFilingIsFoundByItsDocket() {
    var found = find(filing().docket("26-cv-11018"));

    assertThat(found.matter()).contains("1004-0001");
    assertThat(found.scores()).containsEntry("1004-0001", 80);
    assertThat(found.outcome()).isEqualTo(MatchOutcome.AUTO);
  }

  @Test
  void anUnknownWorkspaceOrThreadParentPointsNowhere() {
    assertThat(find(document().inWorkspace("ws-none").answering("0000-0000").about("Notes.docx")).reason())
        .isEqualTo("UNMATCHED");
  }

  @Test
  void beingOnTheTeamSaysNothingAlone() {
    assertThat(find(document().by("TK01").about("Notes.docx")).scores()).isEmpty();
  }

  @Test
  void aWeakClueIsNotEnoughToAsk() {
    var found = find(
        mail().in().by("TK09").from("temp@bluewater.example").to("thandi.mbeki@harrowpike.example").about("Hello"));

    assertThat(found.outcome()).isEqualTo(MatchOutcome.IGNORE);
    assertThat(found.reason()).isEqualTo("WEAK");
    assertThat(found.scores()).isEqualTo(Map.of("1001-0001", 20, "1001-0002", 20, "1001-0003", 20));
  }

  @ParameterizedTest
  @CsvSource({
    "Auto-Submitted, auto-replied; owner-email=x@y.example, AUTOMATED",
    "auto-submitted, auto-generated, AUTOMATED",
    "Precedence, Bulk, AUTOMATED",
    "Precedence, list, AUTOMATED",
    "List-Unsubscribe, <mailto:u@x.example>, AUTOMATED"
  })
  void aHeaderTellsThatAMachineWrote(String name, String value, String reason) {
    assertThat(find(mail().in().from(ALICE).to(PIKE).about("1001-0001").header(name, value)).reason())
        .isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({"Auto-Submitted, no", "Precedence, first-class", "Importance, high"})
  void otherHeadersTellNothing(String name, String value) {
    assertThat(find(mail().in().from(ALICE).to(PIKE).about("1001-0001").header(name, value)).outcome())
        .isEqualTo(MatchOutcome.AUTO);
  }

  @Test
  void aCourtsNoticeIsAskedAboutAndAnyOtherMachineIsNot() {
    var court = find(mail().in().from("noreply@ecf.ilnd.uscourts.gov").to(PIKE).about("Notice 25-cv-11809"));
    var portal = find(mail().in().from("noreply@portal.example").to(PIKE).about("Notice 25-cv-11809"));
    var courtWithoutMatter = find(
        mail().in().from("noreply@efile.courts.example").to(PIKE).about("Maintenance on Sunday"));

    assertThat(court.outcome()).isEqualTo(MatchOutcome.CONFIRM);
    assertThat(court.reason()).isEqualTo("COURT_NOTICE");
    assertThat(portal.reason()).isEqualTo("AUTOMATED");
    assertThat(courtWithoutMatter.outcome()).isEqualTo(MatchOutcome.IGNORE);
  }

  @Test
  void keepsOfTheWordsOnlyWhatTheyPointTo() {
    var kept = MatchingOfTheSampleFirm.kept(mail().out().by("TK02").from(PIKE).to(ALICE).about("RE: FW: Lease")
        .saying("Confidential strategy for 1001-0002.").signal());

    assertThat(Json.text(kept.trace())).doesNotContain("Confidential").contains("Lease").doesNotContain("RE:");
    assertThat(kept.words()).isEqualTo(4);
    assertThat(kept.clues().byMatter().get(new MatterId("1001-0002"))).contains(Clue.NUMBER_IN_BODY,
        Clue.CONTACT_ON_MATTER);
  }
}
