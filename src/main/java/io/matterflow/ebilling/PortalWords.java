package io.matterflow.ebilling;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.ebilling.PortalCase.Stage;
import io.matterflow.ebilling.PortalWord.Effect;
import io.matterflow.ebilling.PortalWord.Reason;
import io.matterflow.ebilling.PortalWord.Status;
import io.matterflow.invoicing.Corrections;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoice.PortalState;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.notices.NoticeKind;
import io.matterflow.notices.PersonalNotices;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a portal's words as they come: in any order, more than once, before the upload is confirmed, or about an
 * earlier submission. Of two decisions the one of the later day holds, on the same day the one told later; a receipt
 * changes nothing.
 */
@Service
public class PortalWords {

  private final Invoices invoices;
  private final JdbcPortalCases cases;
  private final JdbcSubmissions submissions;
  private final JdbcPortalWords words;
  private final PortalRejections rejections;
  private final PortalPolicies policies;
  private final Corrections corrections;
  private final PortalTasks tasks;
  private final PersonalNotices notices;
  private final Directory directory;
  private final AuditTrail audit;
  private final Clock clock;

  PortalWords(
      Invoices invoices,
      JdbcPortalCases cases,
      JdbcSubmissions submissions,
      JdbcPortalWords words,
      PortalRejections rejections,
      PortalPolicies policies,
      Corrections corrections,
      PortalTasks tasks,
      PersonalNotices notices,
      Directory directory,
      AuditTrail audit,
      Clock clock) {
    this.invoices = invoices;
    this.cases = cases;
    this.submissions = submissions;
    this.words = words;
    this.rejections = rejections;
    this.policies = policies;
    this.corrections = corrections;
    this.tasks = tasks;
    this.notices = notices;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  /** Keeps the word and does what it means, at once or when the upload is confirmed. */
  @Transactional
  public Answer tell(InvoiceNumber number, Said said, Actor by) {
    var invoice = invoices.lock(number)
        .orElseThrow(() -> new IllegalArgumentException("there is no invoice " + number));
    var portalCase = cases.find(number);
    var there = submissions.of(number).stream().filter(submission -> submission.droppedAt().isPresent()).toList();
    if (portalCase.isEmpty() || there.isEmpty()) {
      return new NotInPortal(number);
    }
    var newest = there.get(there.size() - 1);
    var attempt = said.submission().orElse(newest.attempt());
    if (there.stream().noneMatch(submission -> submission.attempt() == attempt)) {
      return new NoSuchSubmission(newest.attempt());
    }
    var on = said.on().orElseGet(this::today);
    if (on.isBefore(invoice.invoiceDate()) || on.isAfter(today())) {
      return new ImpossibleDay(invoice.invoiceDate(), today());
    }
    var billed = invoice.total().minus(portalCase.get().conceded());
    if (said.approved().filter(amount -> amount.isNegative() || amount.exceeds(billed)).isPresent()) {
      return new ImpossibleAmount(billed);
    }
    if (said.status() == Status.ADJUSTED && said.approved().isEmpty()
        || said.status() == Status.ACCEPTED && said.approved().isEmpty() && portalCase.get().isReduced()) {
      return new AmountNeeded(billed);
    }
    var word = word(number, attempt, plainly(said, billed), on, portalCase.get(), by);
    var told = word.with(effect(word, portalCase.get(), invoice, said.submission().isPresent()));
    words.insert(told);
    record(told, by);
    if (told.effect() == Effect.TAKEN || told.effect() == Effect.NOTED) {
      take(told, by);
    }
    return new Told(number, attempt, told.effect());
  }

  /** Does what a decision means, and has it told; the invoice's row is held. */
  void take(PortalWord word, Actor by) {
    invoices.find(word.number()).flatMap(Invoice::matter).map(directory::required).ifPresent(matter ->
        notices.plan(NoticeKind.PORTAL, matter.responsibleAttorney(), PortalNotices.occasion(word)));
    var now = cases.find(word.number()).orElseThrow();
    switch (word.status()) {
      case ACCEPTED -> accept(now, word.saidOn(), by);
      case ADJUSTED -> reduce(now, word, by);
      case REJECTED -> reject(now, by);
      case RECEIVED -> { }
    }
  }

  private void accept(PortalCase before, LocalDate on, Actor by) {
    leave(before);
    cases.update(before.accepted(Money.zero(before.conceded().currency()), clock.instant()));
    invoices.inPortal(before.number(), PortalState.ACCEPTED, Optional.of(on), by);
  }

  private void reduce(PortalCase before, PortalWord word, Actor by) {
    leave(before);
    var invoice = invoices.find(before.number()).orElseThrow();
    var until = word.saidOn().plusDays(policies.of(before.number(), directory.required(invoice.client())).appealDays());
    cases.update(before.reducedTo(word.approved().orElseThrow(), until, clock.instant()));
    invoices.inPortal(before.number(), PortalState.SUBMITTED, Optional.empty(), by);
    tasks.reduced(before.number());
  }

  private void reject(PortalCase before, Actor by) {
    if (before.isRejected()) {
      if (before.stage() == Stage.REJECTED) {
        tasks.rejectedAgain(before.number());
      }
      return;
    }
    leave(before);
    cases.update(before.at(Stage.REJECTED, clock.instant()));
    invoices.inPortal(before.number(), PortalState.REJECTED, Optional.empty(), by);
    tasks.rejected(before.number());
  }

  /** What the earlier word asked somebody to do is over. */
  private void leave(PortalCase before) {
    if (before.isReduced()) {
      tasks.reductionSuperseded(before.number());
    }
    if (before.stage() == Stage.AWAITS_SIGNATURES) {
      corrections.overtaken(before.number());
    }
    if (before.isRejected()) {
      tasks.takenAfterAll(before.number());
    }
  }

  private Effect effect(PortalWord word, PortalCase portalCase, Invoice invoice, boolean named) {
    var earlier = words.of(word.number()).stream().filter(other -> other.attempt() == word.attempt()).toList();
    if (portalCase.isBeforeTheDrop() || word.attempt() < portalCase.attempts()) {
      return Effect.EARLIER_SUBMISSION;
    }
    if (invoice.isSettled() || portalCase.stage() == Stage.ENDED) {
      return Effect.ENDED;
    }
    if (portalCase.stage() == Stage.TO_UPLOAD) {
      return named || !repeatsTheSubmissionBefore(word) ? keptOnce(word, earlier) : Effect.EARLIER_SUBMISSION;
    }
    var inForce = last(earlier.stream().filter(other -> other.effect() == Effect.TAKEN));
    if (!word.status().isDecision()) {
      return earlier.stream().anyMatch(word::saysTheSame) ? Effect.REPEATED : inForce.isPresent() ? Effect.LATE
          : Effect.NOTED;
    }
    if (inForce.filter(word::saysTheSame).isPresent()
        || word.status() == Status.ACCEPTED && portalCase.stage() == Stage.ACCEPTED) {
      return Effect.REPEATED;
    }
    return inForce.filter(other -> word.saidOn().isBefore(other.saidOn())).isPresent() ? Effect.LATE : Effect.TAKEN;
  }

  private static Effect keptOnce(PortalWord word, List<PortalWord> earlier) {
    return last(earlier.stream()).filter(word::saysTheSame).isPresent() ? Effect.REPEATED : Effect.KEPT;
  }

  /** Told without saying of which submission, while the next one waits for its upload. */
  private boolean repeatsTheSubmissionBefore(PortalWord word) {
    var before = word.of(word.attempt() - 1);
    return words.of(word.number()).stream().anyMatch(before::saysTheSame);
  }

  /** Less than billed is a reduction whatever the portal calls it, and a reduction to all that was billed is none. */
  private static Said plainly(Said said, Money billed) {
    var less = said.approved().filter(billed::exceeds).isPresent();
    return switch (said.status()) {
      case ACCEPTED -> less ? said.as(Status.ADJUSTED) : said.as(Status.ACCEPTED).forAll();
      case ADJUSTED -> less ? said : said.as(Status.ACCEPTED).forAll();
      default -> said.forAll();
    };
  }

  private PortalWord word(
      InvoiceNumber number, int attempt, Said said, LocalDate on, PortalCase portalCase, Actor by) {
    var reasons = said.reasons().stream()
        .map(reason -> new Reason(reason, rejections.of(portalCase.portal(), reason)))
        .toList();
    return new PortalWord(0, number, attempt, said.status(), said.approved(), on, reasons, Effect.NOTED,
        clock.instant(),
        by.user().value());
  }

  private void record(PortalWord told, Actor by) {
    var entry = AuditEntry.of(by, "portal-said", "invoice", told.number())
        .after("submission", told.attempt())
        .after("status", told.status())
        .after("saidOn", told.saidOn())
        .after("effect", told.effect())
        .after("approved", told.approved().map(Money::plain).orElse(""))
        .after("classes",
            String.join(" ", told.reasons().stream().map(reason -> reason.meaning().kind()).distinct().toList()));
    audit.record(told.reasons().isEmpty()
        ? entry
        : entry.text("reasons", String.join("\n", told.reasons().stream().map(Reason::words).toList())));
  }

  private LocalDate today() {
    return clock.instant().atZone(directory.firm().zone()).toLocalDate();
  }

  private static <T> Optional<T> last(Stream<T> all) {
    return all.reduce((earlier, later) -> later);
  }

  /** What a caller tells of a portal's word; without a day it was said today, without a submission of the newest. */
  public record Said(
      Status status,
      Optional<Money> approved,
      List<String> reasons,
      Optional<LocalDate> on,
      Optional<Integer> submission) {

    public Said {
      reasons = List.copyOf(reasons);
    }

    private Said as(Status other) {
      return new Said(other, approved, reasons, on, submission);
    }

    private Said forAll() {
      return new Said(status, Optional.empty(), reasons, on, submission);
    }
  }

  /** What became of a portal's word. */
  public sealed interface Answer {}

  public record Told(InvoiceNumber number, int submission, Effect effect) implements Answer {}

  /** No file of it ever went to a portal. */
  public record NotInPortal(InvoiceNumber number) implements Answer {}

  public record NoSuchSubmission(int newest) implements Answer {}

  /** The day must lie between these two. */
  public record ImpossibleDay(LocalDate earliest, LocalDate latest) implements Answer {}

  /** No portal approves more than this, or less than nothing. */
  public record ImpossibleAmount(Money billed) implements Answer {}

  /** The word is clear only with the amount that the portal approves. */
  public record AmountNeeded(Money billed) implements Answer {}
}
