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
import io.matterflow.trust.BankEvent;
import io.matterflow.trust.Deposit;
import io.matterflow.trust.Drawdown;
import io.matterflow.trust.DrawdownId;
import io.matterflow.trust.DrawdownSigning;
import io.matterflow.trust.DrawdownSight;
import io.matterflow.trust.DrawdownSight.TakenBack;
import io.matterflow.trust.DrawdownType;
import io.matterflow.trust.Drawdowns;
import io.matterflow.trust.LedgerId;
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

  /** Whether it takes back what was told of the bank wrongly, so that no payment is to be stopped. */
  boolean undoesTheBanks(Drawdown drawdown) {
    return sight.takenBack(drawdown).flatMap(TakenBack::event).isPresent();
  }

  String what(Drawdown drawdown) {
    return sight.takenBack(drawdown).map(taken -> what(drawdown, taken)).orElseGet(() -> leaving(drawdown));
  }

  private static String what(Drawdown drawdown, TakenBack taken) {
    var amount = Wording.of(drawdown.amount());
    if (taken.event().isPresent()) {
      var event = taken.event().get();
      return "Take back what was told of the bank wrongly, %s of %s: %s %s.".formatted(event.kind().words(),
          Wording.of(event.on()), amount, whereTo(drawdown, event));
    }
    return taken.draw().isPresent()
        ? "Take a payment back: %s comes back to ledger %s.".formatted(amount, drawdown.ledger())
        : "Take a deposit back: %s from ledger %s%s.".formatted(amount, drawdown.ledger(),
            drawdown.terms().toLedger().map(ledger -> ", which is right on ledger " + ledger)
                .orElse(", which never was"));
  }

  private static String whereTo(Drawdown drawdown, BankEvent event) {
    return (event.kind() == BankEvent.Kind.INTEREST ? "goes off ledger " : "comes back to ledger ") + drawdown.ledger();
  }

  private static String leaving(Drawdown drawdown) {
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
        drawdown.type() == DrawdownType.REVERSAL ? "The ledger that is right" : "To ledger", whose(ledger))));
    terms.consent().ifPresent(consent -> facts.add(new Fact("The client's consent", consent)));
    sight.takenBack(drawdown).ifPresent(taken -> about(taken, facts));
    drawdown.invoice().flatMap(invoices::find).ifPresent(invoice -> about(invoice, facts));
    sight.objections(drawdown).forEach(objection ->
        facts.add(new Fact("The client objected", "on %s to a draw of %s on this invoice%s".formatted(
            Wording.of(objection.on()), Wording.of(objection.amount()),
            objection.words().map(": %s"::formatted).orElse("")))));
    var standing = sight.standing(drawdown);
    facts.add(new Fact("On the ledger now", Wording.of(standing.book())));
    facts.add(new Fact("On the ledger afterwards", Wording.of(sight.afterwards(drawdown))));
    facts.add(new Fact("Drawable now", Wording.of(standing.drawable())));
    addSome(facts, "Disputed, stays in trust", standing.held());
    addSome(facts, "Reserved for this and other drawdowns", standing.reserved());
    facts.add(new Fact("Proposed by",
        "%s on %s".formatted(drawdown.requestedBy(), Wording.of(sight.dayOf(drawdown.requestedAt())))));
    sight.changedBy(drawdown).forEach(person -> facts.add(new Fact("Changed by", person.value())));
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

  /** A matter's ledger with its matter and client. */
  private String whose(LedgerId ledger) {
    return ledger.matter().flatMap(directory::matter)
        .map(matter -> "%s %s, %s".formatted(matter.id(), matter.name(), directory.required(matter.client()).name()))
        .orElse(ledger.value());
  }

  private static void about(TakenBack taken, List<Fact> facts) {
    var posting = taken.posting();
    var words = taken.event().map(event -> "What the bank was told to have done, " + event.kind().words())
        .or(() -> taken.draw().map(draw -> draw.type().words())).orElse("A deposit");
    facts.add(new Fact("Takes back", "%s: %s of %s, posting no. %d".formatted(words, Wording.of(posting.amount()),
        Wording.of(posting.on()), posting.sequence())));
    taken.event().ifPresent(event -> about(event, facts));
    taken.deposit().ifPresent(deposit -> about(deposit, facts));
    taken.draw().ifPresent(draw -> about(draw, facts));
  }

  private static void about(BankEvent event, List<Fact> facts) {
    var told = new ArrayList<String>();
    told.add("dated " + Wording.of(event.on()));
    event.amount().ifPresent(amount -> told.add("over " + Wording.of(amount)));
    event.note().ifPresent(told::add);
    facts.add(new Fact("Told", String.join(", ", told)));
    facts.add(new Fact("Afterwards", "What it had ended or stopped stands as before; what the bank did is told anew."));
  }

  private static void about(Deposit deposit, List<Fact> facts) {
    var from = new ArrayList<String>();
    from.add("received %s by %s".formatted(Wording.of(deposit.receivedOn()), DepositWords.words(deposit.method())));
    deposit.payer().ifPresent(payer -> from.add("from " + payer));
    deposit.ref().ifPresent(ref -> from.add("reference " + ref));
    facts.add(new Fact("The deposit", String.join(", ", from)));
    if (deposit.cameBack().isPositive()) {
      facts.add(new Fact("The bank took back", "%s of the deposit; %s is left".formatted(
          Wording.of(deposit.cameBack()), Wording.of(deposit.left()))));
    }
  }

  private static void about(Drawdown draw, List<Fact> facts) {
    var paid = new ArrayList<String>();
    draw.invoice().ifPresent(number -> paid.add("invoice " + number));
    draw.terms().payee().ifPresent(payee -> paid.add("to " + payee));
    draw.execution().ifPresent(done -> paid.add("by %s %s".formatted(done.method(), done.ref())));
    paid.add("proposed by " + draw.requestedBy());
    paid.add(draw.clearedOn().map(day -> "paid by the bank on " + Wording.of(day))
        .orElse("not shown by the bank"));
    facts.add(new Fact("The payment", String.join(", ", paid)));
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
