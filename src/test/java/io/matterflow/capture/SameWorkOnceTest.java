package io.matterflow.capture;

import static io.matterflow.capture.Capturing.mailTo;
import static io.matterflow.capture.Capturing.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.capture.ActivityCapture.Receipt;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.EnteredTimeIntake.Accepted;
import io.matterflow.capture.EnteredTimeIntake.Taken;
import io.matterflow.capture.TimeQuestion.Answered;
import io.matterflow.kernel.BilledTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One piece of work is one entry, however often and at whatever moment it is told; two pieces are two. */
@ProductTest
@Tag("both-databases")
class SameWorkOnceTest {

  private static final LocalDate LAST = LocalDate.of(2099, 12, 31);

  @Autowired private Firm firm;
  @Autowired private Capturing capturing;
  @Autowired private EnteredTimeIntake intake;
  @Autowired private TimeQuestions questions;
  @Autowired private TimePrompts prompts;
  @Autowired private JdbcTimeQuestions stored;
  @Autowired private JdbcTimeEntries entries;

  @Test
  void anEventToldAgainAfterItWasPostedMakesNoSecondEntry() {
    var matter = firm.hourlyMatter().loaded();
    var mail = mailTo(matter).event(UUID.randomUUID().toString()).signal();
    var first = capturing.promptOf(capturing.received(mail));
    capturing.approve(first);
    capturing.runJobs(first.signal());

    var again = capturing.received(mail);

    assertThat(again.repeated()).isTrue();
    assertThat(again.prompt()).contains(first.id());
    assertThat(capturing.inThePracticeSystem(first)).hasSize(1);
    assertThat(claimed(matter)).hasSize(1);
  }

  @RepeatedTest(3)
  void anEventToldOnTwoThreadsMakesOnePromptAndOneEntry() throws Exception {
    var matter = firm.hourlyMatter().loaded();
    var mail = mailTo(matter).event(UUID.randomUUID().toString()).signal();

    var receipts = atOnce(() -> capturing.received(mail), () -> capturing.received(mail));

    assertThat(receipts).extracting(Receipt::repeated).containsExactlyInAnyOrder(true, false);
    assertThat(receipts).extracting(Receipt::signal).containsOnly(receipts.get(0).signal());
    var prompt = capturing.promptOf(receipts.get(0));
    capturing.approve(prompt);
    capturing.runJobs(prompt.signal());
    assertThat(claimed(matter)).hasSize(1);
  }

  @Test
  void twoLawyersOnOneCallAreTwoEntries() {
    var matter = firm.hourlyMatter().loaded();

    var hers = capturing.posted(call(matter, Engagement.ASSOCIATE.value(), "2026-06-29T15:00:00Z"));
    var his = capturing.posted(call(matter, Engagement.PARALEGAL.value(), "2026-06-29T15:00:00Z"));

    assertThat(List.of(hers, his)).extracting(TimePrompt::possibleDuplicates).containsOnly(List.of());
    assertThat(claimed(matter)).extracting(TimeEntry::timekeeper)
        .containsExactlyInAnyOrder(Engagement.ASSOCIATE, Engagement.PARALEGAL);
  }

  @Test
  void twoCallsOfOneLawyerOnOneDayAreTwoEntries() {
    var matter = firm.hourlyMatter().loaded();

    var first = capturing.posted(call(matter, Engagement.ASSOCIATE.value(), "2026-06-29T15:00:00Z"));
    var second = capturing.posted(call(matter, Engagement.ASSOCIATE.value(), "2026-06-29T15:10:00Z"));

    assertThat(List.of(first, second)).extracting(TimePrompt::state).containsOnly(PromptState.POSTED);
    assertThat(claimed(matter)).hasSize(2);
  }

  @Test
  void whoHasSaidThatItIsWorkOfItsOwnIsNotAskedAgainWhenTheOtherBecomesAnEntry() {
    var matter = firm.hourlyMatter().loaded();
    var first = capturing.prompt(call(matter, Engagement.ASSOCIATE.value(), "2026-06-29T15:00:00Z"));
    var second = capturing.prompt(call(matter, Engagement.ASSOCIATE.value(), "2026-06-29T15:00:30Z"));
    var asked = prompts.approve(first.id(), PromptEdits.NONE, person(first.timekeeper()));
    assertThat(asked).isInstanceOfSatisfying(Refused.class,
        why -> assertThat(why.code()).isEqualTo("POSSIBLE_DUPLICATE"));

    capturing.approve(second);
    capturing.approve(first);

    assertThat(claimed(matter)).hasSize(2);
  }

  /** Whichever is first, the timekeeper is asked once: on the prompt, or beside the posted entry. */
  @RepeatedTest(5)
  void whatIsEnteredByHandWhileOursIsPostedIsAskedOnceAndNeverBilledTwice() throws Exception {
    var matter = firm.hourlyMatter().loaded();
    var prompt = capturing.approve(capturing.prompt(matter));
    capturing.recallIsOver(prompt.signal());
    var job = capturing.job(prompt.signal()).getId();

    List<Taken> done = atOnce(() -> intake.take(byHand(prompt), Capturing.system()), () -> {
      capturing.execute(job);
      return new EnteredTimeIntake.Known();
    });

    assertThat(done).filteredOn(Accepted.class::isInstance).hasSize(1);
    if (capturing.now(prompt).state() == PromptState.POSTED) {
      assertThat(claimed(matter)).isEmpty();
      var question = stored.openOf(prompt.id()).get(0);
      assertThat(question.asked()).isTrue();
      questions.answer(question.id(), Answered.DROP_OTHER, person(prompt.timekeeper()));
    } else {
      assertThat(capturing.now(prompt).state()).isEqualTo(PromptState.OPEN);
      assertThat(capturing.now(prompt).possibleDuplicates()).hasSize(1);
      prompts.reject(prompt.id(), "ALREADY_RECORDED", Optional.empty(), person(prompt.timekeeper()));
    }
    assertThat(stored.openOf(prompt.id())).isEmpty();
    assertThat(claimed(matter)).hasSize(1);
  }

  @RepeatedTest(5)
  void whatIsEnteredByHandWhileOursIsApprovedIsAskedOnce() throws Exception {
    var matter = firm.hourlyMatter().loaded();
    var prompt = capturing.prompt(matter);

    atOnce(() -> intake.take(byHand(prompt), Capturing.system()), () -> {
      prompts.approve(prompt.id(), PromptEdits.NONE, person(prompt.timekeeper()));
      return new EnteredTimeIntake.Known();
    });
    if (!capturing.now(prompt).isOpen()) {
      assertThat(entries.claim(UUID.randomUUID(), matter.id(), LAST)).as("ours and the other wait").isEmpty();
      capturing.runJobs(prompt.signal());
    }

    assertThat(capturing.now(prompt).state()).isEqualTo(PromptState.OPEN);
    assertThat(capturing.now(prompt).possibleDuplicates()).hasSize(1);
    assertThat(capturing.inThePracticeSystem(prompt)).isEmpty();
    assertThat(claimed(matter)).as("the one entered by hand").hasSize(1);
  }

  private static EnteredTime byHand(TimePrompt prompt) {
    return new EnteredTime("clio", UUID.randomUUID().toString(), prompt.draft().matter(), prompt.timekeeper(),
        prompt.workDate(), prompt.workDate(), BilledTime.hours("0.1"), Optional.empty(), 100, true, "E-mail to client",
        Optional.empty(), Optional.empty(), "MANUAL");
  }

  private static Activities call(Engagement matter, String timekeeper, String at) {
    return Activities.call().out().by(timekeeper).phone("+1 212 555 0100").about(matter.number()).lasting(600)
        .event(UUID.randomUUID().toString()).at(at);
  }

  @SafeVarargs
  private static <T> List<T> atOnce(Callable<T>... acts) throws Exception {
    var start = new CyclicBarrier(acts.length);
    var runners = Executors.newFixedThreadPool(acts.length);
    try {
      var running = List.of(acts).stream().map(act -> runners.submit(() -> {
        start.await();
        return act.call();
      })).toList();
      var done = new ArrayList<T>();
      for (var one : running) {
        done.add(one.get());
      }
      return done;
    } finally {
      runners.shutdownNow();
    }
  }

  private List<TimeEntry> claimed(Engagement matter) {
    return entries.claim(UUID.randomUUID(), matter.id(), LAST);
  }
}
