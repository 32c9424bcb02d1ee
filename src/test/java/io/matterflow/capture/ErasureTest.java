package io.matterflow.capture;

import static io.matterflow.capture.Capturing.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.StoredTexts;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.Answer.Unseen;
import io.matterflow.engine.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is personal leaves no trace at once, what is no work leaves none in time. */
@ProductTest
@Tag("both-databases")
class ErasureTest {

  @Autowired private Firm firm;
  @Autowired private Capturing capturing;
  @Autowired private TimePrompts prompts;
  @Autowired private JdbcSignals signals;
  @Autowired private SignalRetention retention;
  @Autowired private OwnSignals own;
  @Autowired private StoredTexts texts;
  @Autowired private AuditTrail audit;
  @Autowired private MovableClock clock;
  @LocalServerPort private int port;

  @Test
  void aPromptRejectedAsPersonalLeavesNoWordInAnyTable() throws Exception {
    var matter = firm.hourlyMatter().loaded();
    var secret = "Zanzibar" + UUID.randomUUID().toString().replace("-", "");
    var sent = sent(matter, secret);
    var signal = SignalId.of(sent[0]);
    assertThat(texts.cellsWith(secret)).isNotEmpty();
    assertThat(texts.cellsWith(sent[0])).isNotEmpty();

    var prompt = prompts.of(signal).orElseThrow();
    prompts.reject(prompt.id(), "PERSONAL", Optional.empty(), person(Engagement.ASSOCIATE));

    assertThat(texts.cellsWith(secret)).isEmpty();
    assertThat(texts.cellsWith("stranger." + secret.toLowerCase(Locale.ROOT))).isEmpty();
    assertThat(texts.cellsWith(sent[0])).as("what still names the signal, without content")
        .allMatch(
            table -> List.of("activity_signal", "time_prompt", "audit_entry", "audit_checkpoint_head").contains(table));
    var left = signals.required(signal);
    assertThat(left.words()).isZero();
    assertThat(left.duration()).isEmpty();
    assertThat(left.standing().rules()).isEmpty();
  }

  @Test
  void wordsOfAnApprovalThatWasTakenBackGoToo() throws Exception {
    var secret = "Pemba" + UUID.randomUUID().toString().replace("-", "");
    var prompt = capturing.prompt(firm.hourlyMatter().loaded());
    var self = person(Engagement.ASSOCIATE);
    var edits = new PromptEdits(Optional.empty(), Optional.of(11), Optional.of(secret), Optional.empty(),
        Optional.empty());
    assertThat(prompts.approve(prompt.id(), edits, self)).isInstanceOf(Done.class);
    assertThat(prompts.reopen(prompt.id(), self)).isInstanceOf(Done.class);
    assertThat(texts.cellsWith(secret)).isNotEmpty();

    prompts.reject(prompt.id(), "PERSONAL", Optional.empty(), self);

    assertThat(texts.cellsWith(secret)).isEmpty();
    assertThat(audit.verify().breaks()).isEmpty();
  }

  @Test
  void whatWasLeftOutOrFoundNoMatterIsErasedWhenItsPersonSaysThatItIsPersonal() throws Exception {
    var secret = "Malindi" + UUID.randomUUID().toString().replace("-", "");
    var unmatched = capturing.received(Activities.mail()
        .in()
        .by("TK06")
        .from("friend.%s@elsewhere.example".formatted(secret))
        .to("rita.castellano@harrowpike.example").about(secret));
    var planned = capturing.received(Activities.appointment().by("TK06").about(secret).status("SCHEDULED").lasting(3600)
        .at(clock.instant().plus(Duration.ofDays(2))).with("friend.%s@elsewhere.example".formatted(secret)));
    assertThat(own.dismiss(unmatched.signal(), "PERSONAL", person(Engagement.PARALEGAL))).isInstanceOf(Unseen.class);
    assertThat(own.dismiss(unmatched.signal(), "NO_REASON", person(Engagement.ASSOCIATE))).isInstanceOf(Refused.class);

    assertThat(own.dismiss(unmatched.signal(), "PERSONAL", person(Engagement.ASSOCIATE))).isInstanceOf(Done.class);
    assertThat(own.dismiss(planned.signal(), "PERSONAL", person(Engagement.ASSOCIATE))).isInstanceOf(Done.class);

    assertThat(texts.cellsWith(secret)).isEmpty();
    assertThat(own.unmatched(person(Engagement.ASSOCIATE), 1000)).extracting(ActivitySignal::id)
        .doesNotContain(unmatched.signal(), planned.signal());
  }

  @Test
  void aPromptGoesWithItsSignalButNotOnceItIsApproved() {
    var matter = firm.hourlyMatter().loaded();
    var open = capturing.prompt(matter);
    var approved = capturing.approve(capturing.prompt(firm.hourlyMatter().loaded()));

    assertThat(own.dismiss(open.signal(), "PERSONAL", person(Engagement.ASSOCIATE))).isInstanceOf(Done.class);
    assertThat(own.dismiss(approved.signal(), "PERSONAL", person(Engagement.ASSOCIATE)))
        .isInstanceOfSatisfying(Refused.class, why -> assertThat(why.stale()).isTrue());

    assertThat(capturing.now(open).state()).isEqualTo(PromptState.REJECTED);
    assertThat(signals.required(open.signal()).trace()).isEqualTo(ActivitySignal.Trace.NONE);
    assertThat(signals.required(approved.signal()).subject()).isNotEmpty();
  }

  @Test
  void theSameRequestSentAgainAfterTheErasureHasNoSecondEffect() {
    var matter = firm.hourlyMatter().loaded();
    var sent = sent(matter, "Tombolo" + UUID.randomUUID());
    prompts.reject(prompts.of(SignalId.of(sent[0])).orElseThrow().id(), "PERSONAL", Optional.empty(),
        person(Engagement.ASSOCIATE));

    var again = post(sent[1], sent[2]);

    assertThat(again.at("/results/0/outcome").asText()).isEqualTo("DUPLICATE");
    assertThat(again.at("/results/0/scores")).isEmpty();
  }

  @Test
  void oldSignalsThatAreNoWorkLoseTheirWordsAndStayCounted() {
    var matter = firm.hourlyMatter().loaded();
    var stranger = capturing.received(Activities.mail().in().by("TK06").from("someone@elsewhere.example")
        .to("rita.castellano@harrowpike.example").about("Hello there"));
    var asked = capturing.received(unsure(matter));
    var posted = capturing.posted(matter);

    clock.advance(Duration.ofDays(31));
    retention.eraseWhatIsDue();

    assertThat(signals.required(stranger.signal()).trace()).isEqualTo(ActivitySignal.Trace.NONE);
    assertThat(signals.required(stranger.signal()).standing().state()).isEqualTo(SignalState.IGNORED);
    assertThat(signals.required(asked.signal()).subject()).as("still asked about").isNotEmpty();
    assertThat(signals.required(posted.signal()).subject()).as("behind a posted entry").isNotEmpty();
    assertThat(retention.eraseWhatIsDue()).as("once").isZero();
  }

  @Test
  void aPromptWhoseWordsWentWithAgeIsNotAskedAgain() {
    var rejected = capturing.prompt(firm.hourlyMatter().loaded());
    prompts.reject(rejected.id(), "NOT_MINE", Optional.empty(), person(Engagement.ASSOCIATE));

    clock.advance(Duration.ofDays(31));
    retention.eraseWhatIsDue();

    assertThat(prompts.reopen(rejected.id(), person(Engagement.ASSOCIATE)))
        .isInstanceOfSatisfying(Refused.class, why -> assertThat(why.code()).isEqualTo("ERASED"));
  }

  private Activities unsure(Engagement matter) {
    firm.hourlyMatter().ofTheClientOf(matter).loaded();
    return Capturing.mailTo(matter).about("Quick question");
  }

  /** The signal's id, the request's key and its body. */
  private String[] sent(Engagement matter, String secret) {
    var mail = JsonNodeFactory.instance.objectNode().put("id", UUID.randomUUID().toString()).put("kind", "EMAIL")
        .put("timestamp", "2026-06-30T10:00:00-05:00").put("timekeeperId", "TK06").put("direction", "OUT")
        .put("from", "rita.castellano@harrowpike.example").put("messageId", secret).put("durationSec", 600)
        .put("subject", "[%s] %s".formatted(matter.number(), secret)).put("body", secret);
    mail.putArray("to").add("stranger.%s@elsewhere.example".formatted(secret.toLowerCase(Locale.ROOT)));
    var body = mail.toString();
    var key = UUID.randomUUID().toString();
    return new String[] {post(key, body).at("/results/0/signalId").asText(), key, body};
  }

  private JsonNode post(String key, String body) {
    return HttpCalls.to(port).as("system").with("Idempotency-Key", key).post("/api/activity-signals", body).json();
  }
}
