package io.matterflow.payments;

import io.matterflow.kernel.Money;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** What a pay page shows of an invoice at the moment somebody looks at it; {@code invoicing} implements it. */
public interface PayableInvoices {

  Optional<PayableInvoice> find(String invoiceNumber);

  /** Where the firm is: its days are the days of payments. */
  ZoneId zone();

  /** Who asks for the money, what is to be paid now and why nothing may be, and the firm's day today. */
  record PayableInvoice(
      String number, String firm, Money open, Standing standing, LocalDate today, Optional<Instalment> instalment) {

    /**
     * What is taken from a payer who has chosen this amount while so much was open: all that is open, or the
     * instalment, where both still are as they were shown. No other amount is ever taken.
     */
    public Optional<Money> taken(String amountShown, String openShown) {
      if (open.isPositive() && open.plain().equals(amountShown)) {
        return Optional.of(open);
      }
      return instalment.map(Instalment::amount)
          .filter(amount -> amount.plain().equals(amountShown) && open.plain().equals(openShown));
    }
  }

  /** What is due of a payment plan by a day: less than all that is open. */
  record Instalment(Money amount, LocalDate dueOn) {}

  /** Whether an invoice is still to be paid, and why not. */
  enum Standing {
    OPEN(""),
    RESERVED(
        "Nothing is to be paid now: what is open on this invoice is to be paid from the money that we hold for you in trust."),
    PAID("Nothing is open on this invoice: it is paid."),
    CREDITED("Nothing is open on this invoice: it was credited."),
    VOIDED("This invoice was voided and is not to be paid. If another invoice has taken its place, please use the link "
        + "that came with that one."),
    WRITTEN_OFF("This invoice is closed. If you want to pay it after all, please write to us.");

    private final String whyClosed;

    Standing(String whyClosed) {
      this.whyClosed = whyClosed;
    }

    /** What a client reads instead of an amount; empty while something is to be paid. */
    public String whyClosed() {
      return whyClosed;
    }
  }
}
