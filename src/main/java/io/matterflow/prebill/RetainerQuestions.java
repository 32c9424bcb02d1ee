package io.matterflow.prebill;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.JdbcRetainerQuestions.Question;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Retainers that the calendar cannot fill up by a bill: their balance is unknown or old, or there is nothing to bill.
 * Each stands among the exceptions, with its owner, until a look finds otherwise.
 */
@Component
class RetainerQuestions implements BlockedWork {

  private final JdbcRetainerQuestions questions;
  private final DueMatters dueMatters;
  private final PreBillPeople people;
  private final Directory directory;
  private final AuditTrail audit;
  private final Clock clock;

  RetainerQuestions(
      JdbcRetainerQuestions questions,
      DueMatters dueMatters,
      PreBillPeople people,
      Directory directory,
      AuditTrail audit,
      Clock clock) {
    this.questions = questions;
    this.dueMatters = dueMatters;
    this.people = people;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The reasons of {@code billing-trigger} that ask for a person: whom, in which words, and what that person does next.
   */
  enum Asks {
    RETAINER_BALANCE_UNKNOWN(Role.BILLING_COORDINATOR,
        "A floor is agreed for the retainer, and the practice system has told no balance: no bill goes out for it.",
        "Enter the balance of the matter's trust in the practice system, and load the directory."),
    RETAINER_BALANCE_OLD(Role.BILLING_COORDINATOR,
        "The balance of the retainer was told too long ago to bill on it.",
        "See that the practice system tells the matter's trust again, and load the directory."),
    RETAINER_LOW_NOTHING_TO_BILL(Role.RESPONSIBLE_ATTORNEY,
        "The retainer is under its floor, and nothing is unbilled that a bill could ask for.",
        "Ask the client to fill the retainer up, as the engagement says.");

    private final Role owner;
    private final String words;
    private final String nextAction;

    Asks(Role owner, String words, String nextAction) {
      this.owner = owner;
      this.words = words;
      this.nextAction = nextAction;
    }

    static Optional<Asks> of(String reason) {
      return Arrays.stream(values()).filter(asks -> asks.name().equals(reason)).findFirst();
    }
  }

  /** Brings the questions up to date: what is asked for the first time, and what has been answered. */
  @Transactional
  public void lookedAt(LocalDate periodEnd, Collection<Matter> matters) {
    var today = asked(periodEnd, matters);
    var before = questions.all().stream().collect(Collectors.toMap(Question::matter, question -> question));
    questions.delete(before.values().stream()
        .filter(question -> !question.reason().equals(today.getOrDefault(question.matter(), "")))
        .map(Question::matter)
        .toList());
    today.forEach((matter, reason) -> {
      if (!before.containsKey(matter) || !before.get(matter).reason().equals(reason)) {
        questions.insert(new Question(matter, reason, clock.instant()));
        audit.record(AuditEntry.of(Actor.ENGINE, "retainer-asked-about", "matter", matter).after("reason", reason));
      }
    });
  }

  @Override
  @Transactional(readOnly = true)
  public List<Blocked> blockedFor(Actor actor) {
    var open = questions.all();
    if (open.isEmpty()) {
      return List.of();
    }
    var matters = directory.matters(open.stream().map(Question::matter).toList());
    var still = asked(LocalDate.ofInstant(clock.instant(), directory.firm().zone()), matters.values());
    return open.stream()
        .filter(question -> question.reason().equals(still.get(question.matter())))
        .flatMap(question -> Optional.ofNullable(matters.get(question.matter())).stream()
            .filter(matter -> people.readsAll(actor, matter))
            .map(matter -> blocked(question, matter)))
        .toList();
  }

  private Map<MatterId, String> asked(LocalDate periodEnd, Collection<Matter> matters) {
    var asked = new HashMap<MatterId, String>();
    dueMatters.verdicts(Cycle.REPLENISHMENT, periodEnd, matters.stream().filter(Matter::trustFunded).toList())
        .forEach((matter, verdict) -> Asks.of(verdict.reason()).ifPresent(asks -> asked.put(matter, asks.name())));
    return asked;
  }

  private static Blocked blocked(Question question, Matter matter) {
    var asks = Asks.valueOf(question.reason());
    return new Blocked(
        "retainer:" + question.matter(),
        "retainer",
        Subject.of("matter", question.matter()),
        asks.words,
        asks.owner == Role.RESPONSIBLE_ATTORNEY ? matter.responsibleAttorney().value() : asks.owner.group(),
        question.since(),
        asks.nextAction,
        "GET /api/matters/" + question.matter());
  }
}
