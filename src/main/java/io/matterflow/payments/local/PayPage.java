package io.matterflow.payments.local;

import io.matterflow.engine.NotAccepted;
import io.matterflow.kernel.Wording;
import io.matterflow.payments.PayableInvoices;
import io.matterflow.payments.PayableInvoices.PayableInvoice;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where the link in an invoice's e-mail leads in the demo: what is open now, and a button that pays it. Whoever has
 * the link may pay.
 */
@Controller
@Profile("demo | test")
@RequestMapping("/pay/{token}")
class PayPage {

  private static final String PAGE = "payments/pay";

  private static final Logger LOG = LoggerFactory.getLogger(PayPage.class);

  private final PayLinks links;
  private final LocalPayments payments;
  private final ObjectProvider<PayableInvoices> invoices;

  PayPage(PayLinks links, LocalPayments payments, ObjectProvider<PayableInvoices> invoices) {
    this.links = links;
    this.payments = payments;
    this.invoices = invoices;
  }

  @ModelAttribute
  void keptPrivate(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
  }

  @GetMapping
  String show(@PathVariable String token, Model model, HttpServletResponse response) {
    payments.report();
    return invoice(token)
        .map(invoice -> page(invoice, Notice.NONE, UUID.randomUUID(), model))
        .orElseGet(() -> unknown(model, response));
  }

  @PostMapping
  String pay(
      @PathVariable String token,
      @RequestParam UUID attempt,
      @RequestParam String amount,
      Model model,
      HttpServletResponse response) {
    return invoice(token)
        .map(invoice -> {
          var notice = paid(invoice, attempt, amount);
          return page(invoice(token).orElse(invoice), notice, notice.next(attempt), model);
        })
        .orElseGet(() -> unknown(model, response));
  }

  private Notice paid(PayableInvoice invoice, UUID attempt, String amountShown) {
    try {
      if (payments.hasTaken(attempt)) {
        payments.report();
        return Notice.PAID;
      }
      if (!invoice.open().isPositive() || !invoice.open().plain().equals(amountShown)) {
        return Notice.AMOUNT_CHANGED;
      }
      payments.pay(CardPayment.of(attempt, invoice.number(), invoice.open(), invoice.today()));
      return Notice.PAID;
    } catch (NotAccepted refused) {
      return Notice.REFUSED;
    } catch (RuntimeException inDoubt) {
      LOG.warn("The payment {} was not confirmed; it is reported when the page is next opened", attempt, inDoubt);
      return Notice.UNSURE;
    }
  }

  private Optional<PayableInvoice> invoice(String token) {
    return links.invoiceBehind(token).flatMap(number -> invoices.stream().findFirst().flatMap(all -> all.find(number)));
  }

  private static String page(PayableInvoice invoice, Notice notice, UUID attempt, Model model) {
    model.addAttribute("page", new Page(
        invoice.firm(),
        invoice.number(),
        Wording.of(invoice.open()),
        invoice.open().plain(),
        attempt.toString(),
        notice.words,
        notice == Notice.PAID,
        notice != Notice.PAID && invoice.open().isPositive()));
    return PAGE;
  }

  private static String unknown(Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.NOT_FOUND.value());
    model.addAttribute("page", new Page("", "", "", "", "", "This link does not lead to an invoice.", false, false));
    return PAGE;
  }

  /** What the page says above the amount. */
  private enum Notice {
    NONE(""),
    PAID("Thank you. Your payment was received."),
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
      boolean paid,
      boolean payable) {}
}
