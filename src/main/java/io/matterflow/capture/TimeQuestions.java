package io.matterflow.capture;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.Answer.Unseen;
import io.matterflow.capture.TimeQuestion.Answered;
import io.matterflow.kernel.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether time that came in after an approval is the same work as ours: its timekeeper is asked once, and neither is
 * billed before the answer. What can still be asked on the prompt is asked there, by the posting.
 */
@Service
public class TimeQuestions {

  private final JdbcTimeQuestions questions;
  private final JdbcTimeEntries entries;
  private final JdbcTimePrompts prompts;
  private final TimeCorrections corrections;
  private final Delegations delegations;
  private final PostingState posting;
  private final CaptureTasks tasks;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  TimeQuestions(
      JdbcTimeQuestions questions,
      JdbcTimeEntries entries,
      JdbcTimePrompts prompts,
      TimeCorrections corrections,
      Delegations delegations,
      PostingState posting,
      CaptureTasks tasks,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.questions = questions;
    this.entries = entries;
    this.prompts = prompts;
    this.corrections = corrections;
    this.delegations = delegations;
    this.posting = posting;
    this.tasks = tasks;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Optional<TimeQuestion> find(TimeQuestionId id) {
    return questions.find(id);
  }

  /** What a timekeeper is asked now, oldest first. */
  @Transactional(readOnly = true)
  public List<TimeQuestion> openFor(Actor actor) {
    return questions.open().stream()
        .filter(question -> delegations.mayAnswer(question.timekeeper(), actor))
        .toList();
  }

  /** The two records that a question is about: ours first. */
  @Transactional(readOnly = true)
  public List<ApprovedTime> records(TimeQuestion question) {
    return Stream.of(entries.of(question.prompt()), entries.find(question.entry())).flatMap(Optional::stream).toList();
  }

  /** Answers a question, for its timekeeper or in their name; what is the same work counts once from now on. */
  @Transactional
  public Answer<TimeQuestion> answer(TimeQuestionId id, Answered answer, Actor actor) {
    var found = questions.find(id).filter(question -> delegations.mayAnswer(question.timekeeper(), actor));
    if (found.isEmpty()) {
      return new Unseen<>();
    }
    prompts.locked(found.get().prompt());
    var question = questions.find(id).orElseThrow();
    if (!question.isOpen()) {
      return Refused.asStale("ALREADY_ANSWERED", "The question is answered.", "Look at the task list again.");
    }
    var refused = carriedOut(question, answer, actor);
    if (refused.isPresent()) {
      return refused.get();
    }
    close(question, answer, actor);
    tasks.duplicateAnswered(id, actor);
    return new Done<>(questions.find(id).orElseThrow());
  }

  /**
   * Time has come in: each approved entry of ours that may be the same work is asked about, unless its timekeeper has
   * said so before. The caller holds the locks of the prompts of that day.
   */
  void raise(ApprovedTime arrived) {
    entries.beside(arrived.span()).stream()
        .filter(ours -> ours.prompt().isPresent() && ours.billable() && arrived.billable())
        .filter(ours -> ours.span().mayBe(arrived.span()))
        .forEach(ours -> raise(arrived, ours));
  }

  /** Our entry went back to its prompt, where the person is asked. */
  void askedOnThePrompt(PromptId prompt) {
    questions.openOf(prompt).forEach(question -> settle(question, Answered.ON_THE_PROMPT));
  }

  /** Our entry goes out although something came in: it cannot be taken back to the prompt any more. */
  void askNow(PromptId prompt) {
    questions.openOf(prompt).stream().filter(question -> !question.asked()).forEach(question -> {
      questions.asked(question.id());
      events.publishEvent(new TimeQuestionRaised(question.id()));
    });
  }

  private void raise(ApprovedTime arrived, ApprovedTime ours) {
    var prompt = prompts.find(ours.prompt().orElseThrow()).orElseThrow();
    if (prompt.possibleDuplicates().contains(arrived.mention())) {
      return;
    }
    var onThePrompt = !ours.standing().onABill() && posting.isStillHere(prompt);
    var question = new TimeQuestion(
        TimeQuestionId.next(),
        arrived.entry().id(),
        prompt.id(),
        prompt.timekeeper(),
        !onThePrompt,
        clock.instant(),
        Optional.empty());
    questions.insert(question);
    audit.record(AuditEntry.of(Actor.ENGINE, "asked about", "time-entry", arrived.entry().id())
        .after("perhapsTheSameAs", ours.entry().id())
        .after("question", question.id()));
    if (question.asked()) {
      events.publishEvent(new TimeQuestionRaised(question.id()));
    }
  }

  private Optional<Answer<TimeQuestion>> carriedOut(TimeQuestion question, Answered answer, Actor actor) {
    return switch (answer) {
      case KEEP_BOTH -> Optional.empty();
      case DROP_OTHER -> {
        var other = question.entry();
        if (!entries.setAside(other, ApprovedTime.SAME_WORK)) {
          yield onABill();
        }
        setAside(other, actor);
        moot(questions.openAbout(other), question);
        yield Optional.empty();
      }
      case WITHDRAW_OURS -> {
        var ours = entries.of(question.prompt()).orElseThrow();
        if (ours.standing().postedAs().isEmpty() || corrections.isUnderWay(ours.entry().id())) {
          yield Optional.of(Refused.asStale("POSTING_UNDER_WAY", "Our entry is on its way to the practice system.",
              "Answer again when it has arrived there."));
        }
        if (!entries.setAside(ours.entry().id(), ApprovedTime.SAME_WORK)) {
          yield onABill();
        }
        setAside(ours.entry().id(), actor);
        corrections.withdraw(ours, actor);
        moot(questions.openOf(question.prompt()), question);
        yield Optional.empty();
      }
      case ON_THE_PROMPT, SETTLED -> throw new IllegalArgumentException(answer + " is no answer of a person");
    };
  }

  private void moot(List<TimeQuestion> others, TimeQuestion answered) {
    others.stream()
        .filter(other -> !other.id().equals(answered.id()))
        .forEach(other -> settle(other, Answered.SETTLED));
  }

  private void settle(TimeQuestion question, Answered how) {
    close(question, how, Actor.ENGINE);
    if (question.asked()) {
      tasks.duplicateAnswered(question.id(), Actor.ENGINE);
    }
  }

  private void close(TimeQuestion question, Answered how, Actor by) {
    if (!questions.answer(question.id(), how, by.user(), clock.instant())) {
      throw new IllegalStateException("question %s was answered meanwhile".formatted(question.id()));
    }
    audit.record(AuditEntry.of(by, "answered", "time-question", question.id())
        .after("answer", how)
        .after("entry", question.entry())
        .after("prompt", question.prompt()));
  }

  private void setAside(TimeEntryId entry, Actor actor) {
    audit.record(AuditEntry.of(actor, "set aside", "time-entry", entry).after("because", ApprovedTime.SAME_WORK));
  }

  private static Optional<Answer<TimeQuestion>> onABill() {
    return Optional.of(Refused.asStale("ON_A_BILL", "It stands on a pre-bill already.",
        "Give the other answer, or have its line taken off the pre-bill first."));
  }
}
