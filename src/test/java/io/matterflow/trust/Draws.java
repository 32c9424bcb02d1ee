package io.matterflow.trust;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.OpeningInvoice;
import io.matterflow.invoicing.OpeningInvoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A client with money in trust and an invoice to be paid from it, and the people who draw: three lawyers, a bookkeeper,
 * a coordinator.
 */
@Component
public class Draws {

  public static final Actor COORDINATOR = TrustHouse.person("trust-coordinator", Role.BILLING_COORDINATOR);
  public static final Actor BOOKKEEPER = TrustHouse.BOOKKEEPER;
  public static final Actor LAWYER = TrustHouse.LAWYER;
  public static final Actor SECOND_LAWYER = TrustHouse.person("trust-lawyer-2", Role.TRUST_AUTHORIZER);
  public static final Actor THIRD_LAWYER = TrustHouse.person("trust-authorizer", Role.TRUST_AUTHORIZER);

  public final TrustHouse house;
  public final Drawdowns drawdowns;
  public final DrawdownSigning signing;
  public final DrawdownPosting posting;
  private final TrustAuthorities authorities;
  private final OpeningInvoices openings;
  private final Invoiced invoiced;
  private final Firm firm;
  private final Jobs jobs;

  Draws(
      TrustHouse house,
      Drawdowns drawdowns,
      DrawdownSigning signing,
      DrawdownPosting posting,
      TrustAuthorities authorities,
      OpeningInvoices openings,
      Invoiced invoiced,
      Firm firm,
      Jobs jobs) {
    this.house = house;
    this.drawdowns = drawdowns;
    this.signing = signing;
    this.posting = posting;
    this.authorities = authorities;
    this.openings = openings;
    this.invoiced = invoiced;
    this.firm = firm;
    this.jobs = jobs;
  }

  /** Each lawyer holds authority; the third signs in as the trust authorizer. */
  public void lawyersHoldAuthority() {
    for (var lawyer : new Actor[] {LAWYER, SECOND_LAWYER, THIRD_LAWYER}) {
      if (authorities.mayAuthorize(lawyer).isEmpty()) {
        house.grant(lawyer);
      }
    }
  }

  /** A matter with so much in trust on an account of its own. */
  public Client client(String inTrust) {
    return client(firm.hourlyMatter().loaded(), inTrust);
  }

  public Client client(Engagement matter, String inTrust) {
    var ledger = LedgerId.of(matter.id());
    return new Client(matter, ledger, house.opened(Map.of(ledger, inTrust)));
  }

  /** An invoice that the client has had for so many days. */
  public InvoiceNumber invoice(Client client, String amount, int daysAgo) {
    var number = new InvoiceNumber("D" + UUID.randomUUID().toString().substring(0, 12));
    var delivered = house.today().minusDays(daysAgo);
    openings.takeOver(
        new OpeningInvoice(number, client.matter().clientId(), Optional.of(client.matter().id()), delivered,
            house.today().plusDays(30), Optional.of(delivered), Money.usd(amount), Money.usd("0.00"), house.today()),
        Actor.ENGINE);
    return number;
  }

  public InvoiceNumber issuedHere(Client client, String amount) {
    return invoiced.delivered(client.matter(), amount);
  }

  public DrawdownTerms fees(Client client, InvoiceNumber invoice, String amount) {
    return terms(client, DrawdownType.DRAW_FEES, amount, Optional.of(invoice), Optional.empty());
  }

  public DrawdownTerms to(Client client, DrawdownType type, String amount, String payee) {
    return terms(client, type, amount, Optional.empty(), Optional.of(payee));
  }

  public DrawdownTerms terms(
      Client client, DrawdownType type, String amount, Optional<InvoiceNumber> invoice, Optional<String> payee) {
    return new DrawdownTerms(client.account(), client.ledger(), type, Money.usd(amount), invoice, payee,
        Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** To another matter, on the client's word. */
  public DrawdownTerms transfer(Client client, LedgerId to, String amount, Optional<String> consent) {
    return new DrawdownTerms(client.account(), client.ledger(), DrawdownType.TRANSFER, Money.usd(amount),
        Optional.empty(),
        Optional.empty(), Optional.of(to), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        consent);
  }

  /** To the firm, on the client's word. */
  public DrawdownTerms recovery(Client client, String amount, Optional<String> consent) {
    return new DrawdownTerms(client.account(), client.ledger(), DrawdownType.RECOVERY, Money.usd(amount),
        Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        consent);
  }

  public DrawdownTerms reversal(Client client, String amount, long sequence, Optional<LedgerId> right) {
    return new DrawdownTerms(client.account(), client.ledger(), DrawdownType.REVERSAL, Money.usd(amount),
        Optional.empty(),
        Optional.empty(), right, Optional.of(sequence), Optional.empty(), Optional.empty(),
        Optional.of("Wrong ledger."), Optional.empty());
  }

  public DrawdownId proposed(DrawdownTerms terms) {
    return DrawdownProblems.standing(drawdowns.propose(terms, COORDINATOR)).id();
  }

  public DrawdownId authorized(DrawdownTerms terms) {
    var id = proposed(terms);
    DrawdownProblems.standing(signing.authorize(id, 1, LAWYER));
    return id;
  }

  public DrawdownId posted(DrawdownTerms terms) {
    var id = authorized(terms);
    DrawdownProblems.standing(execute(id));
    return id;
  }

  public DrawdownAnswer execute(DrawdownId id) {
    return posting.execute(id, "ACH", "ref-" + id.toString().substring(0, 8), house.today(), BOOKKEEPER);
  }

  public void end(GrantId grant) {
    authorities.end(grant, "Left the firm.", TrustHouse.person("trust-admin", Role.BILLING_ADMIN));
  }

  public void timersFire(DrawdownId id) {
    jobs.runDue("trust-drawdown", id.toString());
  }

  public Drawdown now(DrawdownId id) {
    return drawdowns.required(id);
  }

  public String book(Client client) {
    return house.book(client.account(), client.ledger()).plain();
  }

  public record Client(Engagement matter, LedgerId ledger, TrustAccountId account) {}
}
