package io.matterflow.ebilling;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.ebilling.PortalCase.Stage;
import io.matterflow.invoicing.CorrectionAnswer;
import io.matterflow.invoicing.CorrectionAnswer.Standing;
import io.matterflow.invoicing.Corrections;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoice.PortalState;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A portal approves less than was billed: accepted, and signed by whom {@code correction-approval} names, the
 * difference is a credit; appealed, the client's answer decides.
 */
@Service
public class PortalReductions {

  private static final String NO_COMMENT = "The client's portal took it off.";

  private final Invoices invoices;
  private final JdbcPortalCases cases;
  private final Corrections corrections;
  private final PortalTasks tasks;
  private final Directory directory;
  private final AuditTrail audit;
  private final Clock clock;

  PortalReductions(
      Invoices invoices,
      JdbcPortalCases cases,
      Corrections corrections,
      PortalTasks tasks,
      Directory directory,
      AuditTrail audit,
      Clock clock) {
    this.invoices = invoices;
    this.cases = cases;
    this.corrections = corrections;
    this.tasks = tasks;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  /** The firm lets the difference go. */
  @Transactional
  public Answer accept(InvoiceNumber number, Optional<String> comment, Actor by) {
    var invoice = locked(number);
    return cases.find(number).filter(before -> before.stage() == Stage.REDUCED)
        .map(before -> letGo(before, invoice, Stage.REDUCED, comment, by))
        .orElseGet(() -> new NotOpen(number));
  }

  /** The firm contests the difference; the invoice waits for the outcome. */
  @Transactional
  public Answer appeal(InvoiceNumber number, String reason, Actor by) {
    locked(number);
    var before = cases.find(number).filter(known -> known.stage() == Stage.REDUCED);
    if (before.isEmpty()) {
      return new NotOpen(number);
    }
    cases.update(before.get().at(Stage.APPEALED, clock.instant()));
    audit.record(AuditEntry.of(by, "portal-reduction-appealed", "invoice", number)
        .after("approved", before.get().approved().map(Money::plain).orElse(""))
        .text("reason", reason));
    tasks.reductionAppealed(number, by);
    return new Answered(number);
  }

  /** The client pays all of it after all. */
  @Transactional
  public Answer granted(InvoiceNumber number, Optional<String> comment, Actor by) {
    var invoice = locked(number);
    var before = cases.find(number).filter(known -> known.stage() == Stage.APPEALED);
    if (before.isEmpty()) {
      return new NotOpen(number);
    }
    cases.update(before.get().accepted(Money.zero(invoice.total().currency()), clock.instant()));
    audit.record(commented(AuditEntry.of(by, "portal-appeal-granted", "invoice", number), comment));
    tasks.appealFollowed(number, false, by);
    invoices.inPortal(number, PortalState.ACCEPTED, Optional.of(today()), by);
    return new Answered(number);
  }

  /** The reduction stands. */
  @Transactional
  public Answer upheld(InvoiceNumber number, Optional<String> comment, Actor by) {
    var invoice = locked(number);
    return cases.find(number).filter(before -> before.stage() == Stage.APPEALED)
        .map(before -> letGo(before, invoice, Stage.APPEALED, comment, by))
        .orElseGet(() -> new NotOpen(number));
  }

  /** How much less the portal approves than what still counts as billed. */
  public static Money difference(PortalCase portalCase, Invoice invoice) {
    return invoice.total().minus(portalCase.conceded()).minus(portalCase.approved().orElseThrow());
  }

  private Answer letGo(PortalCase before, Invoice invoice, Stage stage, Optional<String> comment, Actor by) {
    var number = invoice.number();
    var difference = difference(before, invoice);
    if (difference.exceeds(invoice.open())) {
      return new MoreThanOpen(difference, invoice.open());
    }
    var asked = corrections.acceptReduction(number, difference, comment.orElse(NO_COMMENT), by);
    if (asked.isPresent() && !(asked.get() instanceof Standing)) {
      return new NotNow(asked.get());
    }
    if (asked.isPresent()) {
      cases.update(before.at(Stage.AWAITS_SIGNATURES, clock.instant()));
    }
    audit.record(
        commented(AuditEntry.of(by, asked.isPresent() ? "portal-reduction-to-be-signed" : "portal-reduction-accepted",
            "invoice", number)
        .after("approved", before.approved().map(Money::plain).orElse(""))
        .after("letGo", difference.plain()), comment));
    if (stage == Stage.APPEALED) {
      tasks.appealFollowed(number, asked.isPresent(), by);
    } else {
      tasks.reductionLetGo(number, asked.isPresent(), by);
    }
    if (asked.isEmpty()) {
      credit(before, difference, by);
    }
    return new Answered(number);
  }

  /** Everybody who had to has signed that the difference is let go. */
  @Transactional
  public void signed(InvoiceNumber number, Money amount, Actor by) {
    locked(number);
    cases.find(number).filter(before -> before.stage() == Stage.AWAITS_SIGNATURES).ifPresent(before -> {
      audit.record(AuditEntry.of(by, "portal-reduction-accepted", "invoice", number)
          .after("approved", before.approved().map(Money::plain).orElse(""))
          .after("letGo", amount.plain()));
      tasks.lettingGoJudged(number, true);
      credit(before, amount, by);
    });
  }

  /** Somebody who had to sign did not: the attorney answers the portal anew. */
  @Transactional
  public void notSigned(InvoiceNumber number) {
    locked(number);
    cases.find(number).filter(before -> before.stage() == Stage.AWAITS_SIGNATURES).ifPresent(before -> {
      cases.update(before.at(Stage.REDUCED, clock.instant()));
      tasks.lettingGoJudged(number, false);
    });
  }

  private void credit(PortalCase before, Money difference, Actor by) {
    var number = before.number();
    var after = before.accepted(difference, clock.instant());
    cases.update(after);
    invoices.inPortal(number, PortalState.ACCEPTED, Optional.of(today()), by);
    invoices.credit(number, difference, "portal-adjustment:%s:%s".formatted(number, after.conceded().plain()), by);
  }

  private static AuditEntry commented(AuditEntry entry, Optional<String> comment) {
    return comment.map(told -> entry.text("comment", told)).orElse(entry);
  }

  private Invoice locked(InvoiceNumber number) {
    return invoices.lock(number).orElseThrow(() -> new IllegalArgumentException("there is no invoice " + number));
  }

  private LocalDate today() {
    return clock.instant().atZone(directory.firm().zone()).toLocalDate();
  }

  /** What became of an answer to a reduction. */
  public sealed interface Answer {}

  public record Answered(InvoiceNumber number) implements Answer {}

  /** Nothing waits for this answer. */
  public record NotOpen(InvoiceNumber number) implements Answer {}

  /** It takes signatures, and they cannot be asked for as the invoice is. */
  public record NotNow(CorrectionAnswer why) implements Answer {}

  /** A part of the difference is paid already. */
  public record MoreThanOpen(Money difference, Money open) implements Answer {}
}
