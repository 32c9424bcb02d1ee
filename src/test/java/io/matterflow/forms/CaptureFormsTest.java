package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A timekeeper's own forms: the time that the product proposes, and the activity that it cannot place. */
@BrowserTest
class CaptureFormsTest {

  private static final String ASSOCIATE = "TK10";
  private static final String PARALEGAL = Engagement.PARALEGAL.value();
  private static final String SCRIPT = "<script>alert(1)</script> =HYPERLINK(\"x\")";

  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final LocalDateTime FIRST_MAIL = LocalDateTime.parse("2026-06-09T05:00:00");
  private static final AtomicInteger MAILS = new AtomicInteger();

  @Autowired private Firm firm;
  @Autowired private TestPeople people;
  @LocalServerPort private int port;

  private LocalDateTime sentAt;
  private Engagement matter;

  @BeforeEach
  void theAssociateWorksOnAMatter() {
    matter = firm.hourlyMatter().withOnTheTeam(ASSOCIATE).loaded();
    people.timekeeper(ASSOCIATE, Role.TIMEKEEPER);
    people.timekeeper(PARALEGAL, Role.TIMEKEEPER);
  }

  @Test
  void timeIsApprovedInTwoClicks(Tasklist tasklist) {
    wrote(matter.mailTag(), "Draft answer attached");
    tasklist.signIn(ASSOCIATE, TestPeople.PASSWORD);
    int before = tasklist.clicks();

    tasklist.open("Approve time " + matter.number()).picture("approve-prompt").complete();

    assertThat(tasklist.clicks() - before).isEqualTo(2);
    assertThat(prompt().path("state").asText()).isEqualTo("APPROVED");
  }

  @Test
  void whatIsChangedIsSavedAsTheFieldIsLeft(Tasklist tasklist) {
    wrote(matter.mailTag(), "Draft answer attached");
    tasklist.signIn(ASSOCIATE, TestPeople.PASSWORD).open("Approve time " + matter.number());

    tasklist.fill("Minutes", "24").fill("Narrative", "Write to the client " + SCRIPT).leave("Narrative").until("Saved");
    assertThat(prompt().path("state").asText()).isEqualTo("OPEN");
    assertThat(prompt().path("narrative").asText()).isEqualTo("Write to the client " + SCRIPT);
    tasklist.picture("approve-prompt-adjusted").complete();

    assertThat(prompt().path("minutes").asInt()).isEqualTo(24);
    assertThat(prompt().path("state").asText()).isEqualTo("APPROVED");
  }

  @Test
  void minutesThatAreNoneAreSaidNextToTheFieldAndHoldTheTask(Tasklist tasklist) {
    wrote(matter.mailTag(), "Draft answer attached");
    tasklist.signIn(ASSOCIATE, TestPeople.PASSWORD).open("Approve time " + matter.number());

    tasklist.fill("Minutes", "1.5 h").leave("Minutes").until("Enter whole minutes");

    assertThat(tasklist.completeAndBeRefused()).contains("A change is not saved yet.");
    assertThat(prompt().path("state").asText()).isEqualTo("OPEN");
  }

  @Test
  void timeIsRejectedForAReasonFromTheList(Tasklist tasklist) {
    wrote(matter.mailTag(), "Draft answer attached");
    tasklist.signIn(ASSOCIATE, TestPeople.PASSWORD).open("Approve time " + matter.number()).tick("Reject");
    assertThat(tasklist.mayComplete()).isFalse();

    tasklist.choose("Reason", "Already recorded").picture("approve-prompt-rejected").complete();

    assertThat(prompt().path("state").asText()).isEqualTo("REJECTED");
    assertThat(prompt().path("rejectReason").asText()).isEqualTo("ALREADY_RECORDED");
  }

  @Test
  void anActivityIsBroughtToTheMatterThatThePersonChooses(Tasklist tasklist) {
    var other = firm.hourlyMatter().withOnTheTeam(ASSOCIATE).ofTheClientOf(matter).loaded();
    wrote("clerk@court.example", "For your file " + SCRIPT);
    tasklist.signIn(ASSOCIATE, TestPeople.PASSWORD).open(confirmation());
    assertThat(tasklist.text()).contains(SCRIPT, matter.number(), other.number());
    assertThat(tasklist.elements("dd script")).isEmpty();

    tasklist.tickStarting(other.number()).picture("confirm-matter").complete();

    assertThat(promptsOf(other)).hasSize(1);
    assertThat(promptsOf(matter)).isEmpty();
  }

  @Test
  void aMatterThatDoesNotExistIsRefusedNextToItsField(Tasklist tasklist) {
    firm.hourlyMatter().withOnTheTeam(ASSOCIATE).ofTheClientOf(matter).loaded();
    wrote("clerk@court.example", "For your file");
    tasklist.signIn(ASSOCIATE, TestPeople.PASSWORD).open(confirmation()).tick("Another matter");
    assertThat(tasklist.mayComplete()).isFalse();

    var refusal = tasklist.fill("Matter number", "NO-SUCH").completeAndBeRefused();

    assertThat(refusal).contains("There is no matter NO-SUCH", "Choose a matter of the firm");
    tasklist.fill("Matter number", matter.number()).complete();
    assertThat(promptsOf(matter)).hasSize(1);
  }

  @Test
  void aTimekeeperSeesTheirOwnTasksOnly(Tasklist tasklist) {
    wrote(matter.mailTag(), "Draft answer attached");

    tasklist.signIn(PARALEGAL, TestPeople.PASSWORD);
    assertThat(tasklist.allTitles()).noneMatch(title -> title.contains(matter.number()));

    tasklist.signIn(ASSOCIATE, TestPeople.PASSWORD);
    assertThat(tasklist.allTitles()).anyMatch(title -> title.contains(matter.number()));
  }

  /** The associate writes to the client's person, with a copy to an address. */
  private void wrote(String copy, String subject) {
    sentAt = FIRST_MAIL.plusMinutes(MAILS.getAndIncrement());
    var id = UUID.randomUUID().toString();
    var results = HttpCalls.to(port).as("system").post("/api/activity-signals", List.of(Map.of(
        "id", id,
        "timestamp", sentAt.atZone(CHICAGO).toOffsetDateTime().toString(),
        "kind", "EMAIL",
        "direction", "OUT",
        "timekeeperId", ASSOCIATE,
        "from", "associate@harrowpike.example",
        "to", List.of(matter.contactAddress()),
        "cc", List.of(copy),
        "subject", subject,
        "messageId", "<%s@mail.example>".formatted(id)))).json();
    assertThat(results.at("/results/0/outcome").asText()).as("%s", results).isIn("AUTO", "CONFIRM");
  }

  /** The task about the mail that was written last; others of the same person may wait beside it. */
  private String confirmation() {
    return "Confirm matter, e-mail of " + sentAt.format(DateTimeFormatter.ofPattern("MMMM d, HH:mm", Locale.ENGLISH));
  }

  private JsonNode prompt() {
    return promptsOf(matter).get(0);
  }

  private List<JsonNode> promptsOf(Engagement engagement) {
    var prompts = HttpCalls.to(port).as(ASSOCIATE).get("/api/time-prompts").json().path("items");
    return StreamSupport.stream(prompts.spliterator(), false)
        .filter(prompt -> prompt.path("matterId").asText().equals(engagement.number()))
        .toList();
  }
}
