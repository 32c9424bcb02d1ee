package io.matterflow.invoicing.web;

import io.matterflow.invoicing.Delivery;
import io.matterflow.invoicing.Filing;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceDocument;
import io.matterflow.invoicing.InvoiceStanding;
import io.matterflow.invoicing.InvoiceStatus;
import io.matterflow.invoicing.IssuedInvoice;
import io.matterflow.invoicing.NextReminder.Coming;
import io.matterflow.invoicing.OpeningInvoice;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.Charge;
import io.matterflow.prebill.PayerShare;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An invoice as REST tells it; what only one invoice shows (lines, deliveries, document) is absent in lists. */
record InvoiceView(
    String number,
    Invoice.State state,
    InvoiceStatus status,
    String owner,
    String ownerRole,
    Instant since,
    String nextAction,
    Optional<String> matterId,
    String clientId,
    LocalDate invoiceDate,
    LocalDate dueDate,
    Optional<LocalDate> deliveredOn,
    Optional<Invoice.DeliveredBy> deliveredBy,
    Optional<Invoice.PortalState> inPortal,
    Optional<LocalDate> acceptedOn,
    String currency,
    String total,
    String open,
    String disputed,
    String reserved,
    Optional<Next> next,
    Optional<String> whyNone,
    Optional<TakenOver> takenOver,
    Optional<String> preBillId,
    Optional<String> preBillNumber,
    Optional<String> documentSha256,
    Optional<Share> share,
    Optional<List<String>> billTo,
    Optional<List<Line>> lines,
    Optional<List<Sending>> deliveries,
    Optional<List<Filed>> filed) {

  static InvoiceView listed(Invoice invoice, InvoiceStanding standing, Coming coming) {
    return of(invoice, standing, coming, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty());
  }

  static InvoiceView whole(
      Invoice invoice,
      InvoiceStanding standing,
      Coming coming,
      Optional<IssuedInvoice> issued,
      Optional<OpeningInvoice> opening,
      Optional<InvoiceDocument> pdf,
      List<Delivery> deliveries,
      List<Filing> filings) {
    return of(invoice, standing, coming, issued, opening, pdf.map(InvoiceDocument::sha256),
        Optional.of(deliveries.stream().map(Sending::of).toList()),
        Optional.of(filings.stream().map(Filed::of).toList()));
  }

  private static InvoiceView of(
      Invoice invoice,
      InvoiceStanding standing,
      Coming coming,
      Optional<IssuedInvoice> issued,
      Optional<OpeningInvoice> opening,
      Optional<String> sha256,
      Optional<List<Sending>> deliveries,
      Optional<List<Filed>> filed) {
    return new InvoiceView(
        invoice.number().value(),
        invoice.state(),
        standing.status(),
        standing.owner(),
        standing.ownerRole(),
        standing.since(),
        standing.nextAction(),
        invoice.matter().map(MatterId::value),
        invoice.client().value(),
        invoice.invoiceDate(),
        invoice.dueDate(),
        invoice.deliveredOn(),
        invoice.deliveredBy(),
        invoice.inPortal(),
        invoice.acceptedOn(),
        invoice.total().currency().getCurrencyCode(),
        invoice.total().plain(),
        invoice.open().plain(),
        invoice.disputed().plain(),
        invoice.reserved().plain(),
        coming.step().map(step -> new Next(step, coming.at())),
        coming.whyNone(),
        opening.map(TakenOver::of),
        issued.map(one -> one.preBill().toString()),
        issued.map(IssuedInvoice::preBillNumber),
        sha256,
        issued.flatMap(IssuedInvoice::share).map(Share::of),
        issued.map(one -> one.addresses().client()),
        issued.map(one -> one.lines().stream().map(Line::of).toList()),
        deliveries,
        filed);
  }

  /** The part of a bill that this payer bears, of which total. */
  record Share(String percent, String of) {

    static Share of(PayerShare share) {
      return new Share(share.percent().toPlainString(), share.whole().plain());
    }
  }

  /** Issued elsewhere: no pre-bill, lines or document here. The balance counts from {@code asOf}. */
  record TakenOver(LocalDate asOf, String paidBefore, Optional<LocalDate> noticeOn) {

    static TakenOver of(OpeningInvoice opening) {
      return new TakenOver(opening.asOf(), opening.paid().plain(), opening.noticeOn());
    }
  }

  /** The coming reminder step. */
  record Next(String step, Optional<Instant> at) {}

  record Line(
      int position,
      Charge.Kind kind,
      LocalDate date,
      Optional<String> timekeeperId,
      String narrative,
      Optional<String> taskCode,
      Optional<String> activityCode,
      Optional<String> expenseCode,
      Optional<String> hours,
      Optional<String> rate,
      String quantity,
      String unitCost,
      String borneByOthers,
      String amount) {

    static Line of(IssuedInvoice.Line line) {
      return new Line(line.position(), line.kind(), line.date(), line.timekeeper().map(TimekeeperId::value),
          line.narrative(),
          line.taskCode(), line.activityCode(), line.expenseCode(), line.hours().map(BilledTime::plain),
          line.rate().map(Money::plain), line.quantity().toPlainString(), line.unitCost().toPlainString(),
          line.borneByOthers().plain(), line.amount().plain());
    }
  }

  /** A request to deliver it and what became of it. */
  record Sending(
      int request,
      String requestedBy,
      Instant requestedAt,
      Optional<String> reason,
      Optional<Delivery.Channel> channel,
      Optional<Delivery.HandReason> handReason,
      Optional<LocalDate> deliveredOn,
      Optional<String> documentSha256,
      Optional<String> doneBy,
      Optional<Instant> doneAt) {

    static Sending of(Delivery delivery) {
      return new Sending(delivery.request(), delivery.requestedBy().value(), delivery.requestedAt(), delivery.reason(),
          delivery.channel(), delivery.handReason(), delivery.deliveredOn(), delivery.documentSha256(),
          delivery.doneBy().map(user -> user.value()), delivery.doneAt());
    }
  }

  /**
   * What went to the client, and where the practice system has it in the matter's file; without a place it is on its
   * way there.
   */
  record Filed(
      Filing.Kind kind,
      String document,
      String sha256,
      LocalDate wentOn,
      Optional<Invoice.DeliveredBy> by,
      Optional<String> system,
      Optional<String> id,
      Optional<Instant> filedAt) {

    static Filed of(Filing filing) {
      return new Filed(filing.kind(), filing.document(), filing.sha256(), filing.wentOn(), filing.went(),
          filing.place().map(Filing.Place::system), filing.place().map(Filing.Place::id),
          filing.place().map(Filing.Place::since));
    }
  }
}
