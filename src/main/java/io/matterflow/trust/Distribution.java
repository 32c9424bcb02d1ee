package io.matterflow.trust;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How a settlement that stands in trust is divided: the statement that the client approves. Its shares come to the
 * settlement, to the cent, at every moment: there is no other such statement.
 */
public record Distribution(
    DistributionId id,
    TrustAccountId account,
    MatterId matter,
    List<DepositId> deposits,
    Money gross,
    Agreed agreed,
    List<Share> shares,
    State state,
    UserId preparedBy,
    Instant preparedAt,
    Instant lookedFrom,
    Optional<Approval> approval) {

  public Distribution {
    deposits = List.copyOf(deposits);
    shares = List.copyOf(shares);
    var total = shares.stream().map(Share::amount).reduce(Money.zero(gross.currency()), Money::plus);
    if (!total.equals(gross)) {
      throw new IllegalArgumentException(
          "the shares of distribution %s come to %s, the settlement to %s".formatted(id, total, gross));
    }
  }

  public LedgerId ledger() {
    return LedgerId.of(matter);
  }

  public Optional<Share> share(int position) {
    return shares.stream().filter(share -> share.position() == position).findFirst();
  }

  /** Where a distribution stands. */
  public enum State {
    PREPARED("The client approves the statement, and its attorney records who did, when and how."),
    APPROVED("Each share is a drawdown that a lawyer authorizes and the bookkeeper carries out."),
    DISTRIBUTED("Nothing: every share is paid."),
    WITHDRAWN("Nothing: prepare another statement if the settlement is still to be divided.");

    private final String nextAction;

    State(String nextAction) {
      this.nextAction = nextAction;
    }

    public String nextAction() {
      return nextAction;
    }

    public boolean isOpen() {
      return this == PREPARED || this == APPROVED;
    }
  }

  /** What somebody gets a share for. */
  public enum Kind {
    /** The firm's bill, with its fee and what it advanced. */
    FEES("The firm", DrawdownType.DRAW_FEES),
    /** A cost of the matter that nobody has paid yet. */
    COST("A cost", DrawdownType.DISBURSE_COST),
    /** What a third party has on the settlement. */
    LIEN("A lien", DrawdownType.PAY_OUT),
    CLIENT("The client", DrawdownType.PAY_OUT);

    private final String words;
    private final DrawdownType type;

    Kind(String words, DrawdownType type) {
      this.words = words;
      this.type = type;
    }

    public String words() {
      return words;
    }

    DrawdownType type() {
      return type;
    }
  }

  /** How the client has approved: in writing, signed. */
  public enum Way {
    SIGNED_ON_PAPER("signed on paper"),
    SIGNED_ELECTRONICALLY("signed electronically");

    private final String words;

    Way(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** The share that the engagement gives the firm, and what it comes to. */
  public record Agreed(BigDecimal percent, boolean costsFirst, Money fee) {}

  /** Who gets how much. What somebody objects to is held: as stated it goes to nobody until it is settled. */
  public record Share(
      int position,
      Kind kind,
      String payee,
      Money stated,
      Money amount,
      Optional<InvoiceNumber> invoice,
      Optional<String> purpose,
      Optional<String> objection) {

    public boolean isHeld() {
      return objection.isPresent();
    }
  }

  /** Who approved on which day and how, where that is on file, and who recorded it. */
  public record Approval(String of, Way way, LocalDate on, String evidence, UserId recordedBy, Instant recordedAt) {}

  /** What a third party is to get, as the statement is prepared. */
  public record Claim(Kind kind, String payee, Money amount, Optional<String> purpose) {}

  /** What a statement is to divide, and between whom. The client gets what is left. */
  public record Wish(
      TrustAccountId account,
      MatterId matter,
      List<DepositId> deposits,
      String clientPayee,
      List<Claim> claims) {

    public Wish {
      deposits = List.copyOf(deposits);
      claims = List.copyOf(claims);
    }
  }
}
