package io.matterflow.capture;

import static io.matterflow.capture.Capturing.mailTo;
import static io.matterflow.capture.Capturing.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.StoredTexts;
import io.matterflow.capture.ActivityCapture.Receipt;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.kernel.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** One of the signals of a prompt was personal: it leaves alone. */
@ProductTest
@Tag("both-databases")
class LeavingWorkTest {

  private static final Actor ASSOCIATE = person(Engagement.ASSOCIATE);

  @Autowired private Firm firm;
  @Autowired private Capturing capturing;
  @Autowired private OwnSignals own;
  @Autowired private TimePrompts prompts;
  @Autowired private JdbcTimePrompts stored;
  @Autowired private JdbcSignals signals;
  @Autowired private StoredTexts texts;

  private final String thread = UUID.randomUUID().toString();
  private final String secret = "Zanzibar" + UUID.randomUUID().toString().replace("-", "");
  private final String work = "Interrogatories" + UUID.randomUUID().toString().replace("-", "");
  private Engagement matter;
  private Receipt first;
  private Receipt second;
  private PromptId prompt;

  @BeforeEach
  void oneMatter() {
    matter = firm.hourlyMatter().loaded();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void itsWordsAndMinutesGoAndTheRestIsProposedAgain(boolean theFirstIsPersonal) throws Exception {
    merged(theFirstIsPersonal ? secret : work, theFirstIsPersonal ? work : secret);
    var gone = theFirstIsPersonal ? first : second;
    var stays = theFirstIsPersonal ? second : first;
    assertThat(now().draft().narrative()).contains(secret).contains(work);

    assertThat(own.dismiss(gone.signal(), "PERSONAL", ASSOCIATE)).isInstanceOf(Done.class);

    assertThat(texts.cellsWith(secret)).isEmpty();
    assertThat(now().isOpen()).isTrue();
    assertThat(now().draft().narrative()).contains(work);
    assertThat(now().draft().minutes()).contains(theFirstIsPersonal ? 15 : 10);
    assertThat(now().raw()).contains(Duration.ofMinutes(theFirstIsPersonal ? 15 : 10));
    assertThat(now().startedAt())
        .isEqualTo(Instant.parse(theFirstIsPersonal ? "2026-06-30T15:40:00Z" : "2026-06-30T15:00:00Z"));
    assertThat(signals.required(gone.signal()).standing().state()).isEqualTo(SignalState.DISMISSED);
    assertThat(signals.in(now())).extracting(ActivitySignal::id).containsExactly(stays.signal());
    assertThat(capturing.task(now().signal())).isPresent();
    assertThat(capturing.task(gone.signal())).isEmpty();
    assertThat(capturing.passed(gone.signal())).as("no trace in the engine's history").isEmpty();
    capturing.approve(now());
    capturing.runJobs(now().signal());
    assertThat(now().state()).isEqualTo(PromptState.POSTED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatThePersonStatedStaysTheirsUnlessTheWordsAreThoseOfTheErasedOne(boolean itsWords) {
    merged(work, secret);
    prompts.edit(prompt, edits(40, itsWords ? "Revised " + secret : "Revised the brief"), ASSOCIATE);

    own.dismiss(second.signal(), "PERSONAL", ASSOCIATE);

    assertThat(now().draft().minutes()).contains(40);
    assertThat(now().raw()).contains(Duration.ofMinutes(10));
    if (itsWords) {
      assertThat(now().draft().narrative()).contains(work).doesNotContain(secret);
    } else {
      assertThat(now().draft().narrative()).isEqualTo("Revised the brief");
    }
  }

  @Test
  void thePromptGoesWithTheLastOneAndWorkThatFollowsJoinsTheOneThatIsLeft() throws Exception {
    merged(secret, work);
    own.dismiss(first.signal(), "PERSONAL", ASSOCIATE);

    var third = capturing.received(edit("2026-06-30T16:00:00Z", 300, work));
    assertThat(third.prompt()).contains(prompt);
    assertThat(now().draft().minutes()).contains(20);
    own.dismiss(second.signal(), "PERSONAL", ASSOCIATE);
    assertThat(now().draft().minutes()).contains(5);
    own.dismiss(third.signal(), "PERSONAL", ASSOCIATE);

    assertThat(now().state()).isEqualTo(PromptState.REJECTED);
    assertThat(texts.cellsWith(secret)).isEmpty();
    assertThat(texts.cellsWith(work)).isEmpty();
  }

  @Test
  void anEstimateOfAThreadIsMadeAnewFromTheMessagesThatAreLeft() {
    first = capturing.received(mail("2026-06-30T15:00:00Z", 40));
    var alone = capturing.promptOf(first).draft().minutes();
    prompt = capturing.promptOf(first).id();
    second = capturing.received(mail("2026-06-30T15:10:00Z", 900));
    assertThat(now().draft().minutes()).isNotEqualTo(alone);

    own.dismiss(second.signal(), "PERSONAL", ASSOCIATE);

    assertThat(now().draft().minutes()).isEqualTo(alone);
    assertThat(now().estimated()).isTrue();
  }

  @Test
  void nothingLeavesAnApprovedPromptAndAllLeaveAPersonalOne() {
    merged(work, secret);
    capturing.approve(now());
    assertThat(own.dismiss(second.signal(), "PERSONAL", ASSOCIATE)).isInstanceOf(Refused.class);
    prompts.reopen(prompt, ASSOCIATE);

    prompts.reject(prompt, "PERSONAL", Optional.empty(), ASSOCIATE);

    assertThat(signals.required(first.signal()).trace()).isEqualTo(ActivitySignal.Trace.NONE);
    assertThat(signals.required(second.signal()).trace()).isEqualTo(ActivitySignal.Trace.NONE);
  }

  private void merged(String one, String other) {
    first = capturing.received(edit("2026-06-30T15:00:00Z", 600, one));
    second = capturing.received(edit("2026-06-30T15:40:00Z", 900, other));
    assertThat(second.prompt()).isEqualTo(first.prompt());
    prompt = first.prompt().orElseThrow();
  }

  private TimePrompt now() {
    return stored.find(prompt).orElseThrow();
  }

  private static PromptEdits edits(int minutes, String narrative) {
    return new PromptEdits(
        Optional.empty(), Optional.of(minutes), Optional.of(narrative), Optional.empty(), Optional.empty());
  }

  private Activities edit(String at, int seconds, String words) {
    return Activities.document().by(Engagement.ASSOCIATE.value()).of(thread)
        .about("%s [%s]".formatted(words, matter.number())).at(at).lasting(seconds);
  }

  private Activities mail(String at, int words) {
    return mailTo(matter).inThread(thread).at(at).saying("word ".repeat(words));
  }
}
