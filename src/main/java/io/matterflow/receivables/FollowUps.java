package io.matterflow.receivables;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.receivables.ClientContact.Way;
import io.matterflow.receivables.TakenStep.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the ladder's messages end, a person of the firm talks to the client, and says what came of it. */
@Service
public class FollowUps {

  private final Invoices invoices;
  private final Ladders ladders;
  private final StepBook book;
  private final JdbcClientContacts contacts;
  private final ReminderTasks tasks;
  private final Directory directory;
  private final AuditTrail audit;
  private final Clock clock;

  FollowUps(
      Invoices invoices,
      Ladders ladders,
      StepBook book,
      JdbcClientContacts contacts,
      ReminderTasks tasks,
      Directory directory,
      AuditTrail audit,
      Clock clock) {
    this.invoices = invoices;
    this.ladders = ladders;
    this.book = book;
    this.contacts = contacts;
    this.tasks = tasks;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  /** A person has followed up; what was said stands in the audit trail. */
  @Transactional
  public void followedUp(InvoiceNumber number, FollowUpCase.Outcome outcome, Optional<String> words, Actor by) {
    var task = followUp(number).task();
    var entry = AuditEntry.of(by, "followed-up", "invoice", number)
        .after("step", task.step())
        .after("outcome", outcome);
    audit.record(words.map(said -> entry.text("comment", said)).orElse(entry));
    if (outcome == FollowUpCase.Outcome.CONTACTED) {
      contacts.insert(new ClientContact(number, dateOf(clock.instant()), Way.PHONE, by.user()), clock.instant());
    }
    tasks.followedUp(number, by);
  }

  /** Nobody is asked to follow up any more. */
  void end(InvoiceNumber number, String why) {
    if (tasks.isFollowedUp(number)) {
      audit.record(AuditEntry.of(Actor.ENGINE, "follow-up-ended", "invoice", number).after("reason", why));
      tasks.followUpIsOver(number);
    }
  }

  @Transactional(readOnly = true)
  public FollowUpCase followUp(InvoiceNumber number) {
    var taken = book.of(number);
    var task = taken.stream().filter(step -> step.outcome() == Outcome.TASK).reduce((first, last) -> last)
        .orElseThrow(() -> new IllegalStateException("nobody follows up invoice " + number));
    var before = taken.stream().filter(step -> !step.equals(task)).toList();
    return new FollowUpCase(invoices.find(number).orElseThrow(), task, before);
  }

  /** A person has reached the client about the invoice. False when the day lies ahead or before the invoice. */
  @Transactional
  public boolean contacted(InvoiceNumber number, LocalDate on, Way way, Optional<String> words, Actor by) {
    var invoice = ladders.locked(number);
    if (on.isAfter(dateOf(clock.instant())) || on.isBefore(invoice.invoiceDate())) {
      return false;
    }
    contacts.insert(new ClientContact(number, on, way, by.user()), clock.instant());
    var entry = AuditEntry.of(by, "client-contacted", "invoice", number).after("on", on).after("way", way);
    audit.record(words.map(said -> entry.text("comment", said)).orElse(entry));
    return true;
  }

  /** On which days people have reached the client about the invoice. */
  @Transactional(readOnly = true)
  public List<ClientContact> contacts(InvoiceNumber number) {
    return contacts.of(number);
  }

  private LocalDate dateOf(Instant moment) {
    return moment.atZone(directory.firm().zone()).toLocalDate();
  }
}
