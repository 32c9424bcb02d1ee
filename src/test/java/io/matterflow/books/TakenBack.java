package io.matterflow.books;

import static io.matterflow.kernel.Money.usd;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.trust.BankEvent;
import io.matterflow.trust.BankEvent.Kind;
import io.matterflow.trust.BankEventId;
import io.matterflow.trust.BankEvents;
import io.matterflow.trust.Draws;
import io.matterflow.trust.Draws.Client;
import io.matterflow.trust.Shortages;
import io.matterflow.trust.Shortages.Transfer;
import io.matterflow.trust.TrustHouse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A deposit that came back when all of it was drawn, and that the firm has made good: the client owes it. */
@Component
public class TakenBack {

  private final Draws draws;
  private final BankEvents bank;
  private final Shortages shortages;

  TakenBack(Draws draws, BankEvents bank, Shortages shortages) {
    this.draws = draws;
    this.bank = bank;
    this.shortages = shortages;
  }

  /** So much was drawn for an invoice, came back and was made good. */
  public Owing owing(String amount) {
    draws.lawyersHoldAuthority();
    var client = draws.client(amount);
    var invoice = draws.invoice(client, amount, 30);
    draws.posted(draws.fees(client, invoice, amount));
    bank.take(
        new BankEvent(BankEventId.next(), client.account(), UUID.randomUUID().toString(), draws.house.today(), Kind.NSF,
            Optional.empty(), Optional.of(client.ledger()), Optional.of(usd(amount)), Optional.empty()),
        "test", TrustHouse.BOOKKEEPER);
    shortages.cure(client.account(), new Transfer(usd(amount), draws.house.today(), "FED-1"), Draws.LAWYER);
    return new Owing(client, invoice);
  }

  public record Owing(Client client, InvoiceNumber invoice) {}
}
