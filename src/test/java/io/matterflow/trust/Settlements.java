package io.matterflow.trust;

import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.NewMatter;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Money;
import io.matterflow.prebill.ApprovedPreBill;
import io.matterflow.prebill.Charge;
import io.matterflow.trust.Distribution.Claim;
import io.matterflow.trust.Distribution.Kind;
import io.matterflow.trust.Distribution.Way;
import io.matterflow.trust.Distribution.Wish;
import io.matterflow.trust.Draws.Client;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The settlement of the field's worked example: 90,000.00 in trust, a third of what is left after costs of 6,400.00 is
 * the firm's, so that its bill is 27,863.88 and 6,400.00.
 */
@Component
public class Settlements {

  static final String PROCESS = "settlement-distribution";

  final Draws draws;
  final Distributions distributions;
  final DistributionProgress progress;
  private final Invoiced invoiced;
  private final Firm firm;
  private final Jobs jobs;

  Settlements(
      Draws draws,
      Distributions distributions,
      DistributionProgress progress,
      Invoiced invoiced,
      Firm firm,
      Jobs jobs) {
    this.draws = draws;
    this.distributions = distributions;
    this.progress = progress;
    this.invoiced = invoiced;
    this.firm = firm;
    this.jobs = jobs;
  }

  /** A client whose settlement is in trust, and the firm's bill. */
  public record Settled(Client client, DepositId deposit, InvoiceNumber bill) {}

  public NewMatter contingency() {
    return firm.hourlyMatter().billedAs("CONTINGENCY").agreeing("percent", "33.33").costsFirst();
  }

  public Settled settled() {
    return settled(contingency(), "27863.88", "6400.00");
  }

  public Settled settled(NewMatter matter, String fee, String costs) {
    draws.lawyersHoldAuthority();
    var client = draws.client(matter.loaded(), "0.00");
    return new Settled(client, collected(client, "90000.00"), billed(client, fee, costs));
  }

  public DepositId received(Client client, String amount) {
    return draws.house.deposited(client.account(), client.ledger(), amount, draws.house.today())
        .postings()
        .get(0)
        .deposit()
        .orElseThrow();
  }

  DepositId collected(Client client, String amount) {
    var deposit = received(client, amount);
    draws.house.collected(deposit);
    return deposit;
  }

  /** The firm's bill for the outcome, which the client has. */
  public InvoiceNumber billed(Client client, String fee, String costs) {
    var lines = new ArrayList<ApprovedPreBill.Line>();
    lines.add(line(1, Charge.Kind.FEE, "Fee of 33.33 % of the recovery", fee));
    if (Money.usd(costs).isPositive()) {
      lines.add(line(2, Charge.Kind.EXPENSE, "Expert witness", costs));
    }
    var number = invoiced.issued(Invoiced.preBill(client.matter(), lines.toArray(ApprovedPreBill.Line[]::new)));
    invoiced.runJobs(number);
    return number;
  }

  private ApprovedPreBill.Line line(int position, Charge.Kind kind, String words, String amount) {
    return new ApprovedPreBill.Line(position, kind, draws.house.today(), Optional.empty(), words, Optional.empty(),
        Optional.empty(),
        kind == Charge.Kind.EXPENSE ? Optional.of("E119") : Optional.empty(), BigDecimal.ONE, new BigDecimal(amount),
        Money.usd("0"),
        Money.usd(amount));
  }

  static Claim lien(String payee, String amount) {
    return new Claim(Kind.LIEN, payee, Money.usd(amount), Optional.of("Notice of lien"));
  }

  static Wish wish(Settled settled, Claim... claims) {
    return new Wish(settled.client().account(), settled.client().matter().id(), List.of(settled.deposit()), "Casey Roe",
        List.of(claims));
  }

  public Distribution prepared(Settled settled, Claim... claims) {
    return DistributionProblems.standing(distributions.prepare(wish(settled, claims), Draws.COORDINATOR));
  }

  Distribution approved(Settled settled, Map<Integer, String> objections, Claim... claims) {
    var id = prepared(settled, claims).id();
    approve(id, objections);
    looked(id);
    return distributions.required(id);
  }

  /** One with a share of 4,000.00, the second, that the client objects to. */
  public DistributionId held() {
    return approved(settled(), Map.of(2, "The hospital was paid."), lien("County Hospital", "4000.00")).id();
  }

  DistributionAnswer approve(DistributionId id, Map<Integer, String> objections) {
    return distributions.approve(id, "Casey Roe", Way.SIGNED_ON_PAPER, draws.house.today(), "File 12, statement.pdf",
        objections, Draws.COORDINATOR);
  }

  public void looked(DistributionId id) {
    jobs.runDue(PROCESS, id.toString());
  }

  /** As it stands now, share by share. */
  DistributionProgress.Standing share(DistributionId id, int position) {
    return progress.standings(distributions.required(id)).get(position - 1);
  }

  /** The newest drawdown of a share. */
  Drawdown draw(DistributionId id, int position) {
    var draws = share(id, position).drawdowns();
    return draws.get(draws.size() - 1);
  }

  /** Signed by as many lawyers as it takes, and carried out. */
  void paid(DistributionId id, int position) {
    var draw = draw(id, position);
    if (draw.isWithinObjection(draws.house.today())) {
      DrawdownProblems.standing(draws.signing.release(draw.id(), "The client has signed the statement.", Draws.LAWYER));
    }
    DrawdownProblems.standing(draws.signing.authorize(draw.id(), draw.version(), Draws.LAWYER));
    if (draws.now(draw.id()).state() == Drawdown.State.PROPOSED) {
      DrawdownProblems.standing(draws.signing.authorize(draw.id(), draw.version(), Draws.SECOND_LAWYER));
    }
    DrawdownProblems.standing(draws.execute(draw.id()));
    looked(id);
  }
}
