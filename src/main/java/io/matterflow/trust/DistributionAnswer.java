package io.matterflow.trust;

/** What became of an act on the distribution of a settlement. What is {@link Refused} has changed nothing. */
public sealed interface DistributionAnswer {

  record Standing(Distribution distribution) implements DistributionAnswer {}

  /** A rule refuses it; the pointer names the member of the request at fault, or nothing. */
  record Refused(Why why, String detail, String pointer) implements DistributionAnswer {}

  static Refused refused(Why why, String detail) {
    return new Refused(why, detail, "");
  }

  /** The rules. */
  enum Why {
    DISTRIBUTION_NO_SHARE_AGREED(
        "Enter the agreed share in the practice system, or draw by hand what is drawn otherwise."),
    DISTRIBUTION_NOT_BILLED(
        "Report the outcome, and have the bill of fee and costs reviewed and sent; then prepare the statement."),
    DISTRIBUTION_DEPOSIT("Name deposits of the settlement on this matter's ledger, each in one statement."),
    DISTRIBUTION_DEPOSIT_RETURNED("Withdraw the statement; prepare another when the settlement is in trust again."),
    DISTRIBUTION_PAYEE_TWICE("Put together what one payee gets; one payee is one drawdown."),
    DISTRIBUTION_OVER_SETTLEMENT(
        "Agree with those who claim on less, or leave out what is not to be paid from this settlement."),
    TRUST_INSUFFICIENT_LEDGER(
        "Have the drawdowns that are open withdrawn, and what was drawn of the settlement taken back; then prepare the statement."),
    DISTRIBUTION_FEE_ABOVE_AGREED("Correct the bill, or the agreed share in the practice system."),
    DISTRIBUTION_OPEN_ALREADY("Go on with the open statement, or withdraw it first."),
    DISTRIBUTION_NOT_NOW("Read the distribution again."),
    DISTRIBUTION_NO_SUCH_SHARE("Name a share of the statement; what the client gets is what is left."),
    DISTRIBUTION_AMOUNT("Name an amount between what was drawn for the share and what the statement gives it."),
    DISTRIBUTION_BILL_DIFFERS(
        "Correct the bill or end its dispute first: the firm gets what is open of it and undisputed.");

    private final String next;

    Why(String next) {
      this.next = next;
    }

    public String next() {
      return next;
    }
  }
}
