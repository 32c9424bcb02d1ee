package io.matterflow.payments.stripe.web;

import io.matterflow.kernel.Wording;
import io.matterflow.payments.PayLinkVisits;
import io.matterflow.payments.PayPart;
import io.matterflow.payments.PayableInvoices.PayableInvoice;
import io.matterflow.payments.stripe.StripeCheckouts;
import io.matterflow.payments.stripe.StripeCheckouts.Way;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
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
 * Where the link in an invoice's e-mail leads: what is open now, and a button to Stripe's own page, which takes the
 * card. Whoever has the link may pay.
 */
@Controller
@ConditionalOnProperty(name = "matterflow.payments.vendor", havingValue = "stripe")
@RequestMapping("/pay/{token}")
class StripePayPage {

  private static final String PAGE = "payments/pay";

  private static final String SMALL_PRINT =
      "You pay on the page of Stripe, our payment processor. We never see the number of your card.";

  private final StripeCheckouts checkouts;
  private final PayLinkVisits visits;

  StripePayPage(StripeCheckouts checkouts, PayLinkVisits visits) {
    this.checkouts = checkouts;
    this.visits = visits;
  }

  /** A form that is answered with a redirect may go where the redirect goes, which is Stripe. */
  @ModelAttribute
  void keptPrivate(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; "
        + "form-action 'self' https://checkout.stripe.com; frame-ancestors 'none'; base-uri 'none'");
  }

  @GetMapping
  String show(
      @PathVariable String token,
      @RequestParam("paid") Optional<String> paid,
      HttpMethod method,
      @RequestHeader HttpHeaders said,
      Model model,
      HttpServletResponse response) {
    var invoice = checkouts.invoiceBehind(token);
    if (invoice.isEmpty()) {
      return unknown(model, response);
    }
    visits.visited(invoice.get().number(), method, said);
    if (paid.isPresent()) {
      checkouts.lookAgain(invoice.get().number());
    }
    return page(invoice.get(), paid.isPresent() ? Notice.BACK : Notice.NONE, model);
  }

  @PostMapping
  String pay(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String amount,
      @RequestParam(defaultValue = "") String open,
      Model model,
      HttpServletResponse response) {
    var invoice = checkouts.invoiceBehind(token);
    if (invoice.isEmpty()) {
      return unknown(model, response);
    }
    visits.visited(invoice.get().number(), HttpMethod.POST, HttpHeaders.EMPTY);
    if (checkouts.isOnItsWay(invoice.get().number())) {
      return page(invoice.get(), Notice.NONE, model);
    }
    var way = checkouts.pay(token, amount, open);
    if (way instanceof Way.GoThere there) {
      response.setStatus(HttpStatus.SEE_OTHER.value());
      return "redirect:" + there.page();
    }
    return page(invoice.get(), noticeOf(way), model);
  }

  private static Notice noticeOf(Way way) {
    if (way instanceof Way.AmountChanged) {
      return Notice.AMOUNT_CHANGED;
    }
    return way instanceof Way.BeingBooked ? Notice.RECEIVED : Notice.NOT_NOW;
  }

  private String page(PayableInvoice invoice, Notice notice, Model model) {
    var isOnItsWay = invoice.open().isPositive()
        && (notice == Notice.RECEIVED || checkouts.isOnItsWay(invoice.number()));
    var said = isOnItsWay ? Notice.RECEIVED : notice;
    model.addAttribute("page", new Page(
        invoice.firm(),
        invoice.number(),
        Wording.of(invoice.open()),
        invoice.open().plain(),
        "",
        said.words,
        isOnItsWay,
        isOnItsWay,
        isOnItsWay ? "" : invoice.standing().whyClosed(),
        !isOnItsWay && invoice.open().isPositive(),
        PayPart.of(invoice),
        SMALL_PRINT));
    return PAGE;
  }

  private static String unknown(Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.NOT_FOUND.value());
    model.addAttribute("page", new Page(
        "", "", "", "", "", "This link does not lead to an invoice.", false, false, "", false, List.of(), SMALL_PRINT));
    return PAGE;
  }

  /** What the page says above the amount. */
  private enum Notice {
    NONE(""),
    BACK("Thank you. If you have paid, the payment is booked in a moment: there is nothing more to do."),
    RECEIVED("A payment of this invoice is on its way or being booked. There is nothing more to do."),
    AMOUNT_CHANGED("What is open has changed since you opened this page. Please look at the amount again."),
    NOT_NOW("The payment page cannot be opened just now; nothing was charged. Please try again in a few minutes.");

    private final String words;

    Notice(String words) {
      this.words = words;
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
