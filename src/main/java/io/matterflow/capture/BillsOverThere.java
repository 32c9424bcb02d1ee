package io.matterflow.capture;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.Answer.Unseen;
import io.matterflow.capture.BilledThere.Answered;
import io.matterflow.kernel.Actor;
import io.matterflow.practice.TimeBilledThere;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Time that the practice system has on a bill of its own. It leaves the bill it is on here and none takes it again,
 * until the practice system says that it is free or a person says what holds: no client pays the same hour twice.
 */
@Service
public class BillsOverThere {

  private final JdbcBilledThere told;
  private final JdbcTimeEntries entries;
  private final CaptureTasks tasks;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  BillsOverThere(
      JdbcBilledThere told,
      JdbcTimeEntries entries,
      CaptureTasks tasks,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.told = told;
    this.entries = entries;
    this.tasks = tasks;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** The practice system tells how an entry stands over there; the same may be told at every reading. */
  @EventListener
  @Transactional
  public void on(TimeBilledThere news) {
    news.reference()
        .map(reference -> entries.from(ApprovedTime.OURS, reference))
        .orElseGet(() -> entries.from(news.system(), news.id()))
        .ifPresent(time -> {
          var last = told.last(time.entry().id());
          if (news.billed()) {
            if (isToBeBilled(time) && last.filter(BilledThere::isKnown).isEmpty()) {
              billed(time, news.system());
            }
          } else {
            last.filter(BilledThere::isKnown).ifPresent(before -> freed(time, before));
          }
          events.publishEvent(new TimeSeenThere(time.entry().id(), news.billed()));
        });
  }

  @Transactional(readOnly = true)
  public Optional<BilledThere> find(BilledThereId id) {
    return told.find(id);
  }

  /** The entry that a question is about. */
  @Transactional(readOnly = true)
  public ApprovedTime time(BilledThere question) {
    return entries.find(question.entry()).orElseThrow();
  }

  /** Which of these entries stand on a bill over there, so that none here may have them. */
  @Transactional(readOnly = true)
  public Set<TimeEntryId> among(Collection<TimeEntryId> some) {
    return told.among(some);
  }

  /** Which of these entries the practice system has shown on a bill since it last showed them free. */
  @Transactional(readOnly = true)
  public Set<TimeEntryId> shown(Collection<TimeEntryId> some) {
    return some.stream()
        .filter(entry -> told.last(entry).filter(BilledThere::isKnown).isPresent())
        .collect(Collectors.toSet());
  }

  /** A person says what holds of an entry that was told to stand on a bill over there. */
  @Transactional
  public Answer<BilledThere> answer(BilledThereId id, Answered answer, Optional<String> reason, Actor actor) {
    var found = told.find(id);
    if (found.isEmpty()) {
      return new Unseen<>();
    }
    var question = found.get();
    if (!question.isOpen()) {
      return answeredBefore();
    }
    if (answer == Answered.BILL_HERE && reason.isEmpty()) {
      return Refused.forMember("reason", "REASON_MISSING", "Billing here what stands on a bill there needs a reason.",
          "Say why it is not billed there.");
    }
    if (answer == Answered.BILLED_THERE) {
      events.publishEvent(new TimeOnABillThere(question.entry(), question.system()));
    } else if (answer != Answered.BILL_HERE) {
      throw new IllegalArgumentException(answer + " is no answer of a person");
    } else if (!told.mark(question.entry(), false)) {
      return answeredBefore();
    }
    if (!told.answer(question, answer, reason, actor.user(), clock.instant())) {
      return answeredBefore();
    }
    record(question, answer, reason, actor);
    tasks.billedThereAnswered(id, actor);
    if (answer == Answered.BILL_HERE) {
      readyAgain(time(question));
    }
    return new Done<>(told.find(id).orElseThrow());
  }

  /** What counts no more, or is only kept, no bill here takes anyway. */
  private static boolean isToBeBilled(ApprovedTime time) {
    return time.billable() && time.standing().setAside().isEmpty();
  }

  /** Its bill is held before the entry's row, in the order in which a bill does it. */
  private void billed(ApprovedTime time, String system) {
    var entry = time.entry().id();
    events.publishEvent(new TimeOnABillThere(entry, system));
    var ours = !told.mark(entry, true);
    if (told.last(entry).filter(BilledThere::isKnown).isPresent()) {
      return;
    }
    if (!ours && entries.find(entry).orElseThrow().standing().onABill() != time.standing().onABill()) {
      throw new IllegalStateException("a bill has claimed the entry %s at this very moment".formatted(entry));
    }
    var question = new BilledThere(BilledThereId.next(), entry, system, clock.instant(), Optional.empty());
    told.insert(question);
    audit.record(AuditEntry.of(Actor.ENGINE, "billed there", "time-entry", entry)
        .after("system", system)
        .after("question", question.id()));
    if (ours) {
      told.answer(question, Answered.BILLED_HERE, Optional.empty(), Actor.ENGINE.user(), clock.instant());
    } else {
      events.publishEvent(new BilledThereRaised(question.id()));
    }
  }

  private void freed(ApprovedTime time, BilledThere before) {
    var waits = told.mark(time.entry().id(), false);
    if (!told.answer(before, Answered.FREED, Optional.empty(), Actor.ENGINE.user(), clock.instant())) {
      return;
    }
    record(before, Answered.FREED, Optional.empty(), Actor.ENGINE);
    if (before.isOpen()) {
      tasks.billedThereAnswered(before.id(), Actor.ENGINE);
    }
    if (waits) {
      readyAgain(time);
    }
  }

  private void readyAgain(ApprovedTime time) {
    if (time.billable() && !time.standing().onABill()) {
      events.publishEvent(new TimeReadyToBill(time.entry().matter(), time.entry().workDate()));
    }
  }

  private void record(BilledThere question, Answered answer, Optional<String> reason, Actor by) {
    var entry = AuditEntry.of(by, "answered", "time-billed-there", question.id())
        .after("answer", answer)
        .after("entry", question.entry());
    audit.record(reason.map(words -> entry.text("reason", words)).orElse(entry));
  }

  private static Answer<BilledThere> answeredBefore() {
    return Refused.asStale("ALREADY_ANSWERED", "The question is answered.", "Look at the task list again.");
  }
}
