package io.matterflow.invoicing;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.invoicing.Correction.Kind;
import io.matterflow.invoicing.Correction.Reason;
import io.matterflow.invoicing.Correction.State;
import io.matterflow.invoicing.CorrectionAnswer.Standing;
import io.matterflow.invoicing.CorrectionApproval.Facts;
import io.matterflow.invoicing.CorrectionTasks.Ruling;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.ApprovedPreBills;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrects invoices that are issued: credits, voids, writes off. Somebody asks and others sign, as the decision says;
 * what is true of the invoice is looked at again, under its lock, with each signature, and all of it happens with the
 * last one or not at all.
 */
@Service
public class Corrections {

  private final Invoices invoices;
  private final JdbcCorrections corrections;
  private final JdbcMovements movements;
  private final ChosenLines chosen;
  private final CorrectionApproval approval;
  private final CorrectionReasons reasons;
  private final CorrectionPeople people;
  private final ApprovedPreBills preBills;
  private final CorrectionTasks tasks;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Corrections(
      Invoices invoices,
      JdbcCorrections corrections,
      JdbcMovements movements,
      ChosenLines chosen,
      CorrectionApproval approval,
      CorrectionReasons reasons,
      CorrectionPeople people,
      ApprovedPreBills preBills,
      CorrectionTasks tasks,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.invoices = invoices;
    this.corrections = corrections;
    this.movements = movements;
    this.chosen = chosen;
    this.approval = approval;
    this.reasons = reasons;
    this.people = people;
    this.preBills = preBills;
    this.tasks = tasks;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /**
   * What somebody asks for: an amount, or lines by their positions, or all that is open; of a void always the whole.
   */
  public record Wish(
      Kind kind,
      Optional<Money> amount,
      List<Integer> lines,
      Optional<String> reasonCode,
      String words,
      boolean endsDispute) {}

  /** Asks for a correction; it waits for its signatures, and there is one at a time. */
  @Transactional
  public CorrectionAnswer ask(InvoiceNumber number, Wish wish, Actor by) {
    var invoice = locked(number);
    var code = wish.reasonCode().orElse("OTHER");
    if (reasons.find(wish.kind(), code).isEmpty()) {
      return new CorrectionAnswer.UnknownReason(reasons.names(wish.kind()));
    }
    var undecided = corrections.undecided(number);
    if (undecided.isPresent()) {
      return new CorrectionAnswer.UnderWay(undecided.get());
    }
    var parts = wish.lines().isEmpty() ? Optional.<InvoiceParts>empty() : chosen.parts(invoice, wish.lines());
    if (!wish.lines().isEmpty() && parts.isEmpty()) {
      return new CorrectionAnswer.MoreThanOpen(invoice.open());
    }
    var amount = wish.kind().isOfTheWhole() ? billed(number, wish.kind())
        : parts.map(InvoiceParts::total).or(wish::amount).orElse(invoice.open());
    var whyNot = whyNot(invoice, wish.kind(), amount);
    if (whyNot.isPresent()) {
      return whyNot.get();
    }
    var facts = CorrectionApproval.facts(wish.kind(), amount, billed(number, wish.kind()));
    return asked(invoice, wish, new Reason(code, wish.words()), amount, parts, approval.levels(number, facts), by);
  }

  /**
   * The responsible attorney accepts what the client's portal took off. Empty where the attorney's word is enough; else
   * it waits for signatures as any correction, and with {@link CorrectionDone} whoever asked takes it off.
   */
  @Transactional
  public Optional<CorrectionAnswer> acceptReduction(InvoiceNumber number, Money amount, String words, Actor by) {
    var invoice = locked(number);
    var levels = approval.levels(number, reductionFacts(invoice, amount));
    if (isEnough(levels)) {
      return Optional.empty();
    }
    var undecided = corrections.undecided(number);
    if (undecided.isPresent()) {
      return Optional.of(new CorrectionAnswer.UnderWay(undecided.get()));
    }
    var wish = new Wish(Kind.PORTAL_REDUCTION, Optional.of(amount), List.of(), Optional.empty(), words, false);
    return Optional.of(asked(invoice, wish, new Reason("GUIDELINE", words), amount, Optional.empty(), levels, by));
  }

  /** Who would have to sign if this person accepted the reduction; nobody where the attorney's word is enough. */
  @Transactional(readOnly = true)
  public List<Role> signersOfReduction(InvoiceNumber number, Money amount, Actor by) {
    var invoice = invoices.find(number).orElseThrow();
    var levels = approval.look(reductionFacts(invoice, amount));
    return isEnough(levels) ? List.of() : people.levels(levels, by, invoice);
  }

  /** Somebody who has to agree does; with the last signature the invoice is corrected. */
  @Transactional
  public CorrectionAnswer sign(CorrectionId id, Actor by) {
    var invoice = locked(required(id).invoice());
    var correction = required(id);
    var refused = mayNotJudge(correction, invoice, by)
        .or(() -> whyNot(invoice, correction.kind(), correction.amount()));
    if (refused.isPresent()) {
      return refused.get();
    }
    corrections.sign(correction, correction.level().orElseThrow(), by, clock.instant());
    var signed = required(id);
    audit.record(entry("correction-signed", signed, by).after("level", correction.level().orElseThrow()));
    if (signed.level().isPresent()) {
      tasks.judged(id, Ruling.MORE, by);
      return new Standing(signed);
    }
    corrections.decide(id, State.DONE, Optional.empty(), clock.instant());
    carryOut(signed, by);
    audit.record(entry("corrected", required(id), by));
    tasks.judged(id, Ruling.DONE, by);
    events.publishEvent(new CorrectionDone(id, signed.invoice(), signed.endsDispute(), by));
    return new Standing(required(id));
  }

  /** Somebody who has to agree does not: the invoice stays as it is. */
  @Transactional
  public CorrectionAnswer uphold(CorrectionId id, String why, Actor by) {
    var invoice = locked(required(id).invoice());
    var correction = required(id);
    var refused = mayNotJudge(correction, invoice, by);
    if (refused.isPresent()) {
      return refused.get();
    }
    corrections.decide(id, State.UPHELD, Optional.of(why), clock.instant());
    audit.record(entry("upheld", required(id), by).text("reason", why));
    tasks.judged(id, Ruling.UPHELD, by);
    events.publishEvent(new CorrectionUpheld(id, correction.invoice(), by));
    return new Standing(required(id));
  }

  /** The invoice was settled by something else, or its portal says otherwise: nothing is left to correct. */
  @Transactional
  public void overtaken(InvoiceNumber number) {
    corrections.undecided(number).ifPresent(correction -> {
      corrections.decide(correction.id(), State.OVERTAKEN, Optional.empty(), clock.instant());
      audit.record(entry("correction-overtaken", correction, Actor.ENGINE));
      tasks.overtaken(correction.id());
    });
  }

  @Transactional(readOnly = true)
  public Correction required(CorrectionId id) {
    return corrections.find(id).orElseThrow(() -> new IllegalStateException("there is no correction " + id));
  }

  @Transactional(readOnly = true)
  public List<Correction> of(InvoiceNumber number) {
    return corrections.of(number);
  }

  /** The invoices that a void of this one ends: each payer's part of the same bill. */
  @Transactional(readOnly = true)
  public List<InvoiceNumber> sharesOf(InvoiceNumber number) {
    return corrections.shares(number);
  }

  private CorrectionAnswer asked(
      Invoice invoice,
      Wish wish,
      Reason reason,
      Money amount,
      Optional<InvoiceParts> parts,
      List<Role> levels,
      Actor by) {
    var correction = new Correction(CorrectionId.next(), invoice.number(), wish.kind(), State.ASKED, reason, amount,
        parts,
        invoice.open(), wish.endsDispute(), people.levels(levels, by, invoice), 0, Optional.empty(), Optional.empty(),
        by.user(),
        clock.instant(), Optional.empty(), Optional.empty());
    corrections.insert(correction);
    audit.record(entry("correction-asked", correction, by).text("reason", wish.words()));
    tasks.asked(correction.id());
    return new Standing(correction);
  }

  private static Facts reductionFacts(Invoice invoice, Money amount) {
    return CorrectionApproval.facts(Kind.PORTAL_REDUCTION, amount, invoice.total());
  }

  private static boolean isEnough(List<Role> levels) {
    return levels.equals(List.of(Role.RESPONSIBLE_ATTORNEY));
  }

  private void carryOut(Correction correction, Actor by) {
    switch (correction.kind()) {
      case CREDIT -> credit(correction, by);
      case WRITE_OFF ->
          invoices.writeOff(correction.invoice(), correction.amount(), "write-off:" + correction.id(), by);
      case VOID, REBILL -> voidBill(correction, by);
      case PORTAL_REDUCTION -> { } // taken off by the case of the reduction, in this transaction
    }
  }

  private void credit(Correction correction, Actor by) {
    var number = corrections.nextCreditNote();
    corrections.numbered(correction.id(), number);
    var reference = "credit-note:" + number;
    if (correction.parts().isPresent()) {
      invoices.credit(correction.invoice(), correction.parts().get(), reference, by);
    } else {
      invoices.credit(correction.invoice(), correction.amount(), reference, by);
    }
  }

  /** All parts of the bill at once: its time goes back as a whole. */
  private void voidBill(Correction correction, Actor by) {
    corrections.shares(correction.invoice()).forEach(share -> invoices.voidWhole(share, "void:" + share, by));
    corrections.preBill(correction.invoice()).ifPresent(preBill -> {
      preBills.voided(preBill);
      if (correction.kind() == Kind.REBILL) {
        preBills.again(preBill).ifPresent(next -> corrections.replacedBy(correction.id(), next));
      }
    });
  }

  private Optional<CorrectionAnswer> mayNotJudge(Correction correction, Invoice invoice, Actor by) {
    if (correction.state() != State.ASKED) {
      return Optional.of(new CorrectionAnswer.AlreadyDecided(correction));
    }
    if (!people.acts(by, correction.level().orElseThrow(), invoice)) {
      return Optional.of(new CorrectionAnswer.NotTheirs(correction));
    }
    if (corrections.signers(correction.id()).contains(by.user())) {
      return Optional.of(new CorrectionAnswer.SignedBefore());
    }
    return correction.levels().size() == 1 && correction.askedBy().equals(by.user())
        ? Optional.of(new CorrectionAnswer.SecondPerson())
        : Optional.empty();
  }

  /** What stands against it as the invoice is now. */
  private Optional<CorrectionAnswer> whyNot(Invoice invoice, Kind kind, Money amount) {
    if (invoice.state() == Invoice.State.VOIDED || (invoice.isSettled() && !kind.isOfTheWhole())) {
      return Optional.of(new CorrectionAnswer.NothingOpen(invoice));
    }
    if (kind.isOfTheWhole()) {
      return whyNotVoid(invoice, kind);
    }
    return amount.currency().equals(invoice.open().currency()) && amount.isPositive() && !amount.exceeds(invoice.open())
        ? Optional.empty()
        : Optional.of(new CorrectionAnswer.MoreThanOpen(invoice.open()));
  }

  private Optional<CorrectionAnswer> whyNotVoid(Invoice invoice, Kind kind) {
    if (kind == Kind.REBILL && corrections.preBill(invoice.number()).isEmpty()) {
      return Optional.of(new CorrectionAnswer.NothingToRebill(invoice.number()));
    }
    return corrections.shares(invoice.number()).stream()
        .filter(share -> invoices.lock(share).isPresent() && movements.areBackedByMoney(share))
        .findFirst()
        .map(CorrectionAnswer.SomethingPaid::new);
  }

  /** What was billed: of a void by all parts of the bill together. */
  private Money billed(InvoiceNumber number, Kind kind) {
    var whole = kind.isOfTheWhole() ? corrections.shares(number) : List.of(number);
    return whole.stream().map(share -> invoices.find(share).orElseThrow().total()).reduce(Money::plus).orElseThrow();
  }

  private static AuditEntry entry(String act, Correction correction, Actor by) {
    var entry = AuditEntry.of(by, act, "invoice", correction.invoice())
        .after("correction", correction.id())
        .after("kind", correction.kind())
        .after("state", correction.state())
        .after("amount", correction.amount().plain())
        .after("reasonCode", correction.reason().code());
    var withNumber = correction.documentNumber().map(number -> entry.after("creditNote", number)).orElse(entry);
    return correction.replacedBy().map(preBill -> withNumber.after("replacedBy", preBill)).orElse(withNumber);
  }

  private Invoice locked(InvoiceNumber number) {
    return invoices.lock(number).orElseThrow(() -> new IllegalArgumentException("there is no invoice " + number));
  }
}
