package io.matterflow.trust.workflow;

import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.kernel.Wording;
import io.matterflow.trust.Deposit;
import io.matterflow.trust.DepositMethod;
import io.matterflow.trust.LedgerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the tasks about a deposit speak of it. A title stands in engine tables: the account, the ledger and the day, no
 * amount.
 */
final class DepositWords {

  private DepositWords() {}

  static String title(String act, Deposit deposit) {
    return "%s %s%s, received %s, no. %s".formatted(act, deposit.account(),
        deposit.ledger().map(ledger -> ", ledger " + ledger).orElse(""), Wording.brief(deposit.receivedOn()),
        brief(deposit));
  }

  static List<Fact> facts(Deposit deposit) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Account", deposit.account().value()));
    facts.add(new Fact("Ledger", deposit.ledger().map(LedgerId::value).orElse("not known yet")));
    facts.add(new Fact("Amount", Wording.of(deposit.amount())));
    if (deposit.cameBack().isPositive()) {
      facts.add(new Fact("The bank took back",
          "%s of it; %s is left".formatted(Wording.of(deposit.cameBack()), Wording.of(deposit.left()))));
    }
    facts.add(new Fact("Received", "%s by %s".formatted(Wording.of(deposit.receivedOn()), words(deposit.method()))));
    deposit.payer().ifPresent(payer -> facts.add(new Fact("From", payer)));
    deposit.ref().ifPresent(ref -> facts.add(new Fact("Reference", ref)));
    deposit.expectedOn().ifPresent(day -> facts.add(new Fact("Expected to clear", Wording.of(day))));
    deposit.drawableOn().ifPresent(day -> facts.add(new Fact("Drawable from", Wording.of(day))));
    facts.add(new Fact("Told by", "%s, %s".formatted(deposit.source(), deposit.toldBy())));
    return facts;
  }

  static List<Link> links(Deposit deposit) {
    return List.of(
        new Link("deposit", "Deposit", "/api/trust/deposits/" + deposit.id()),
        new Link("audit", "What happened to it", "/api/audit?entity=trust-deposit&id=" + deposit.id()));
  }

  static String words(DepositMethod method) {
    return method.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String brief(Deposit deposit) {
    return deposit.id().toString().substring(0, 8);
  }
}
