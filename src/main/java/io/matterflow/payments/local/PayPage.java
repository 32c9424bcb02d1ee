package io.matterflow.payments.local;

import io.matterflow.engine.NotAccepted;
import io.matterflow.kernel.Wording;
import io.matterflow.payments.PayLinkVisits;
import io.matterflow.payments.PayPart;
import io.matterflow.payments.PayableInvoices;
import io.matterflow.payments.PayableInvoices.PayableInvoice;
import io.matterflow.payments.PayableRequests;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where the link in an invoice's e-mail leads in the demo: what is open now, and a button that pays it. Whoever has
 * the link may pay.
 */
@Controller
@LocalProcessor
@RequestMapping("/pay/{token}")
class PayPage {

  private static final String PAGE = "payments/pay";
  private static final String SMALL_PRINT =
      "This is the demo's own payment page: it asks for no card, and no money moves.";

  private static final Logger LOG = LoggerFactory.getLogger(PayPage.class);

  private final PayLinks links;
  private final LocalPayments payments;
  private final ObjectProvider<PayableInvoices> invoices;
  private final ObjectProvider<PayableRequests> requests;
  private final PayLinkVisits visits;

  PayPage(PayLinks links, LocalPayments payments, ObjectProvider<PayableInvoices> invoices,
      ObjectProvider<PayableRequests> requests, PayLinkVisits visits) {
    this.links = links;
    this.payments = payments;
    this.invoices = invoices;
    this.requests = requests;
    this.visits = visits;
  }

  @ModelAttribute
  void keptPrivate(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
  }

  @GetMapping
  String show(
      @PathVariable String token,
      HttpMethod method,
      @RequestHeader HttpHeaders said,
      Model model,
      HttpServletResponse response) {
    payments.report();
    var found = invoice(token);
    found.ifPresent(invoice -> visits.visited(invoice.number(), method, said));
    return found
        .map(invoice -> page(invoice, Notice.NONE, UUID.randomUUID(), model))
        .orElseGet(() -> unknown(model, response));
  }

  @PostMapping
  String pay(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String attempt,
      @RequestParam(defaultValue = "") String amount,
      @RequestParam(defaultValue = "") String open,
      Model model,
      HttpServletResponse response) {
    var found = invoice(token);
    if (found.isEmpty()) {
      return unknown(model, response);
    }
    visits.visited(found.get().number(), HttpMethod.POST, HttpHeaders.EMPTY);
    var asked = attempt(attempt);
    if (asked.isEmpty()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return page(found.get(), Notice.INCOMPLETE, UUID.randomUUID(), model);
    }
    var notice = paid(token, found.get().number(), asked.get(), new Shown(amount, open));
    return page(invoice(token).orElseGet(found::get), notice, notice.next(asked.get()), model);
  }

  private Notice paid(String token, String number, UUID attempt, Shown shown) {
    try {
      return switch (payments.pay(attempt, number, () -> wanted(token, attempt, shown))) {
        case TAKEN -> Notice.PAID;
        case BEING_BOOKED -> Notice.PAID_BEFORE;
        case NOT_WANTED -> Notice.AMOUNT_CHANGED;
      };
    } catch (NotAccepted refused) {
      return Notice.REFUSED;
    } catch (RuntimeException inDoubt) {
      LOG.warn("The payment {} was not confirmed; it is reported when the page is next opened", attempt, inDoubt);
      return Notice.UNSURE;
    }
  }

  /** What is open now, or the instalment that is due, as long as it is what the payer has seen. */
  private Optional<CardPayment> wanted(String token, UUID attempt, Shown shown) {
    return invoice(token).flatMap(invoice -> invoice.taken(shown.amount(), shown.open())
        .map(amount -> CardPayment.of(attempt, invoice.number(), amount, invoice.today())));
  }

  /** What the payer chose to pay, and what was open then. */
  private record Shown(String amount, String open) {}

  private static Optional<UUID> attempt(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException noAttempt) {
      return Optional.empty();
    }
  }

  private Optional<PayableInvoice> invoice(String token) {
    return links.invoiceBehind(token).flatMap(number -> number.startsWith(PayableRequests.MARK)
        ? requests.stream().findFirst().flatMap(all -> all.find(number))
        : invoices.stream().findFirst().flatMap(all -> all.find(number)));
  }

  private String page(PayableInvoice invoice, Notice notice, UUID attempt, Model model) {
    var isBeingBooked = notice != Notice.UNSURE && invoice.open().isPositive()
        && payments.isBeingBooked(invoice.number());
    var said = said(notice, isBeingBooked, invoice);
    model.addAttribute("page", new Page(
        invoice.firm(),
        invoice.number(),
        Wording.of(invoice.open()),
        invoice.open().plain(),
        attempt.toString(),
        said.words,
        isBeingBooked,
        said == Notice.PAID || isBeingBooked,
        said == Notice.PAID || isBeingBooked ? "" : invoice.standing().whyClosed(),
        said != Notice.PAID && !isBeingBooked && invoice.open().isPositive(),
        PayPart.of(invoice),
        SMALL_PRINT));
    return PAGE;
  }

  /** A click that a browser repeats may find booked what it paid. */
  private static Notice said(Notice notice, boolean isBeingBooked, PayableInvoice invoice) {
    if (notice == Notice.NONE && isBeingBooked) {
      return Notice.RECEIVED;
    }
    return notice == Notice.PAID && !invoice.open().isPositive() ? Notice.BOOKED : notice;
  }

  private static String unknown(Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.NOT_FOUND.value());
    model.addAttribute("page",
        new Page("", "", "", "", "", "This link does not lead to an invoice.", false, false, "", false,
        List.of(), SMALL_PRINT));
    return PAGE;
  }

  /** What the page says above the amount. */
  private enum Notice {
    NONE(""),
    PAID("Thank you. Your payment was received and is being booked."),
    BOOKED("Thank you. Your payment was received."),
    RECEIVED("A payment of this invoice was received and is being booked. There is nothing more to do."),
    PAID_BEFORE("This invoice was paid a moment ago, perhaps in another window. You were not charged again."),
    INCOMPLETE("Your browser sent the payment incompletely; nothing was charged. Please try again from this page."),
    AMOUNT_CHANGED("What is open has changed since you opened this page. Please look at the amount again."),
    REFUSED("The payment was refused; nothing was charged. Please try again later."),
    UNSURE("We could not confirm the payment. Please try again: you will not be charged twice.");

    private final String words;

    Notice(String words) {
      this.words = words;
    }

    /** While a payment is unsure, the next click is the same attempt. */
    private UUID next(UUID attempt) {
      return this == UNSURE ? attempt : UUID.randomUUID();
    }
  }

  /** What the template shows. */
  record Page(
      String firm,
      String number,
      String open,
      String amount,
      String attempt,
      String notice,
      boolean beingBooked,
      boolean paid,
      String closed,
      boolean payable,
      List<PayPart> parts,
      String smallPrint) {}
}
