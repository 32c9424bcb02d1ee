package io.matterflow.badinput;

import static io.matterflow.badinput.Standing.ok;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.PrintPosts;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Invoices at their clients, in print and in a portal, and messages that wait. */
@Component
class InvoicingRequests implements Ground<InvoicingWrite> {

  private final Firm firm;
  private final Invoiced invoiced;
  private final PrintPosts posts;
  private final Standing standing;

  InvoicingRequests(Firm firm, Invoiced invoiced, PrintPosts posts, Standing standing) {
    this.firm = firm;
    this.invoiced = invoiced;
    this.posts = posts;
    this.standing = standing;
  }

  @Override
  public Class<InvoicingWrite> writes() {
    return InvoicingWrite.class;
  }

  @Override
  public Request fresh(InvoicingWrite write) {
    return switch (write) {
    case DELIVERY ->
        Request.to(write, Map.of("channel", "EMAIL", "reason", "Lost by the client"), standing.delivered());
      case INVOICE_PREVIEW -> Request.to(write, Map.of("grouping", "TASK", "hours", true, "rates", false, "codes", true,
          "summary", false, "accent", "#6b1d2a", "letterhead", "", "payment", "By check only"), standing.delivered());
    case MESSAGE_PREVIEW -> Request.to(write,
        Map.of("invoiceNumber", standing.delivered(), "key", "INVOICE", "channel", "EMAIL",
            "language", "en", "subject", "Invoice {invoiceNumber}", "text", "Dear {contactName}", "html",
            "<p>Dear {contactName}</p>"));
      case PRINT_MAILING -> printMailing(write);
      case PORTAL_STATUS -> Request.to(write, Map.of("status", "ADJUSTED", "approvedAmount", "90.00",
          "reasons", List.of("Too many hours"), "on", standing.today().toString(), "submission", 1),
          invoiced.delivered(firm.hourlyMatter().inPortal("Brightflag").loaded(), "100.00").value());
      case MESSAGES_PAUSED, MESSAGES_DROPPED -> messages(write, firm.hourlyMatter().loaded());
      case MESSAGES_RELEASED -> {
        var client = firm.hourlyMatter().loaded();
        ok(messages(InvoicingWrite.MESSAGES_PAUSED, client).sentBy(standing.calls()));
        yield messages(write, client);
      }
    case MESSAGE_RELEASED, MESSAGE_DROPPED ->
        Request.to(write, Map.of("reason", "Asked on the phone"), queuedMessage());
    case CREDIT -> Request.to(write, Map.of("reason", "Counted twice", "reasonCode", "BILLED_WRONG", "amount", "20.00"),
          standing.delivered());
      case VOIDED -> Request.to(write, Map.of("reason", "Wrong client", "reasonCode", "WRONG_CLIENT", "rebill", false),
          standing.delivered());
      case WRITE_OFF -> Request.to(write, Map.of("reason", "Gone", "reasonCode", "INSOLVENT", "amount", "20.00"),
          standing.delivered());
    };
  }

  private Request messages(InvoicingWrite write, Engagement client) {
    return Request.to(write, Map.of("scope", client.clientId().value(), "reason", "A question about the bill"));
  }

  /** The mail of an invoice to a client whose messages are paused. */
  private String queuedMessage() {
    var client = firm.hourlyMatter().loaded();
    ok(messages(InvoicingWrite.MESSAGES_PAUSED, client).sentBy(standing.calls()));
    invoiced.runJobs(invoiced.issued(client, "100.00"));
    return standing.calls()
        .as("billing-coordinator")
        .get("/api/client-messages?state=WAITING&scope=" + client.clientId())
        .json()
        .path("items").path(0).path("id").asText();
  }

  /** Two invoices on paper, printed; one of them is in the mail. */
  private Request printMailing(InvoicingWrite write) {
    posts.closeWhatCollects();
    var mailed = onPaper();
    var left = onPaper();
    var batch = posts.holding(mailed);
    ok(standing.calls().as(write.user()).post("/api/print-queue/%s/printing".formatted(batch), ""));
    return Request.to(write, Map.of("mailedOn", standing.today().toString(),
        "notMailed", List.of(Map.of("number", left.value(), "reason", "Torn in the printer"))), batch);
  }

  private InvoiceNumber onPaper() {
    var number = invoiced.issued(firm.hourlyMatter().deliveredBy(Delivery.PAPER).loaded(), "100.00");
    invoiced.runJobs(number);
    return number;
  }
}
