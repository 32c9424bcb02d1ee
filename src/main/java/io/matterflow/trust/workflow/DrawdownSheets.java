package io.matterflow.trust.workflow;

import io.matterflow.directory.Directory;
import io.matterflow.engine.TaskDesk.TaskAtHand;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import io.matterflow.kernel.Wording;
import io.matterflow.trust.Drawdown;
import io.matterflow.trust.DrawdownId;
import io.matterflow.trust.DrawdownSigning;
import io.matterflow.trust.DrawdownSight;
import io.matterflow.trust.DrawdownType;
import io.matterflow.trust.Drawdowns;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the tasks about a drawdown show: what, why, the invoice, and the ledger before and after. */
@Component
class DrawdownSheets {

  private final Drawdowns drawdowns;
  private final DrawdownSight sight;
  private final DrawdownSigning signing;
  private final Invoices invoices;
  private final Directory directory;

  DrawdownSheets(
      Drawdowns drawdowns,
      DrawdownSight sight,
      DrawdownSigning signing,
      Invoices invoices,
      Directory directory) {
    this.drawdowns = drawdowns;
    this.sight = sight;
    this.signing = signing;
    this.invoices = invoices;
    this.directory = directory;
  }

  Drawdown drawdown(TaskAtHand task) {
    return drawdowns.required(DrawdownId.of(task.businessKey()));
  }

  /** For a title, which stands in engine tables: numbers of ours only. */
  static String about(Drawdown drawdown) {
    return " from ledger " + drawdown.ledger() + drawdown.invoice().map(number -> ", invoice " + number).orElse("");
  }

  /** Who may sign it now, in person. */
  Set<UserId> signers(Drawdown drawdown) {
    return sight.signers(drawdown);
  }

  String what(Drawdown drawdown) {
    return "%s: %s from ledger %s%s.".formatted(drawdown.type().words(), Wording.of(drawdown.amount()),
        drawdown.ledger(),
        drawdown.invoice().map(number -> " for invoice " + number).orElse(""));
  }

  List<Fact> facts(Drawdown drawdown) {
    var facts = new ArrayList<Fact>();
    var terms = drawdown.terms();
    drawdown.ledger().matter().flatMap(directory::matter).ifPresent(matter -> {
      facts.add(new Fact("Client", directory.required(matter.client()).name()));
      facts.add(new Fact("Matter", "%s %s".formatted(matter.id(), matter.name())));
    });
    terms.purpose().ifPresent(words -> facts.add(new Fact("What for", words)));
    terms.payee().ifPresent(payee -> facts.add(new Fact("To whom", payee)));
    terms.method()
        .ifPresent(method -> facts.add(new Fact("How", method + terms.ref().map(ref -> " " + ref).orElse(""))));
    terms.toLedger().ifPresent(ledger -> facts.add(new Fact(
        drawdown.type() == DrawdownType.REVERSAL ? "The ledger that is right" : "To ledger", ledger.value())));
    terms.consent().ifPresent(consent -> facts.add(new Fact("The client's consent", consent)));
    terms.reverses().ifPresent(sequence -> facts.add(new Fact("Takes back posting", "no. " + sequence)));
    drawdown.invoice().flatMap(invoices::find).ifPresent(invoice -> about(invoice, facts));
    var standing = sight.standing(drawdown);
    facts.add(new Fact("On the ledger now", Wording.of(standing.book())));
    facts.add(new Fact("On the ledger afterwards", Wording.of(sight.afterwards(drawdown))));
    facts.add(new Fact("Drawable now", Wording.of(standing.drawable())));
    addSome(facts, "Disputed, stays in trust", standing.held());
    addSome(facts, "Reserved for this and other drawdowns", standing.reserved());
    facts.add(new Fact("Proposed by",
        "%s on %s".formatted(drawdown.requestedBy(), Wording.of(sight.dayOf(drawdown.requestedAt())))));
    signing.signed(drawdown).forEach(signature ->
    facts
        .add(new Fact("Signed by", "%s on %s".formatted(signature.lawyer(), Wording.of(sight.dayOf(signature.at()))))));
    if (drawdown.state() == Drawdown.State.PROPOSED) {
      facts.add(new Fact("Awaits", sight.awaited(drawdown)));
    }
    drawdown.waitsUntil()
        .ifPresent(day -> facts.add(new Fact("The client may object until", Wording.of(day.minusDays(1)))));
    signing.valid(drawdown)
        .ifPresent(valid -> facts.add(new Fact("To be carried out by", Wording.of(sight.dayOf(valid.lapsesAt())))));
    return facts;
  }

  List<Link> links(Drawdown drawdown) {
    var links = new ArrayList<Link>();
    links.add(new Link("drawdown", "Drawdown", "/api/trust/drawdowns/" + drawdown.id()));
    drawdown.invoice().filter(number -> invoices.find(number).filter(invoice -> !invoice.isTakenOver()).isPresent())
        .ifPresent(
            number -> links.add(new Link("pdf", "Invoice " + number, "/api/invoices/" + number + "?format=pdf")));
    return links;
  }

  private static void about(Invoice invoice, List<Fact> facts) {
    facts.add(
        new Fact("Invoice", "%s of %s, %s open of %s".formatted(invoice.number(), Wording.of(invoice.invoiceDate()),
        Wording.of(invoice.open()), Wording.of(invoice.total()))));
    addSome(facts, "Disputed of the invoice", invoice.disputed());
    invoice.deliveredOn().ifPresent(day -> facts.add(new Fact("The client has it since", Wording.of(day))));
  }

  private static void addSome(List<Fact> facts, String label, Money amount) {
    if (amount.isPositive()) {
      facts.add(new Fact(label, Wording.of(amount)));
    }
  }
}
