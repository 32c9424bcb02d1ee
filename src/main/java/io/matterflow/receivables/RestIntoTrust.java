package io.matterflow.receivables;

import io.matterflow.directory.Directory;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.MatterId;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.payments.TrustReceipts;
import io.matterflow.payments.TrustReceipts.TrustReceipt;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What was left over of a payment, on its way to a client's ledger: a deposit of the matter where the books of its
 * trust account are ours. Money that lay in operating, also of a dispute that was won when the firm had been paid
 * otherwise, came to trust today; what the bank brought there came when it was received, unless that period is signed.
 */
@Component
class RestIntoTrust {

  /** The firm's own transfer from one account to the other. */
  private static final String TRANSFER = "OTHER";

  private final TrustReceipts trust;
  private final JdbcPayments payments;
  private final Invoices invoices;
  private final Directory directory;
  private final Clock clock;

  RestIntoTrust(TrustReceipts trust, JdbcPayments payments, Invoices invoices, Directory directory, Clock clock) {
    this.trust = trust;
    this.payments = payments;
    this.invoices = invoices;
    this.directory = directory;
    this.clock = clock;
  }

  /** Takes all that is unapplied; whoever calls holds the payment. */
  IntoTrust taken(Payment payment, Optional<MatterId> said) {
    var isTrustMoney = payment.report().account() == Account.TRUST;
    var matter = said.or(() -> matterOf(payment));
    if (matter.isEmpty()) {
      return isTrustMoney ? new IntoTrust.ByHand() : new IntoTrust.NoMatter();
    }
    if (!isKept(matter.get(), payment)) {
      return new IntoTrust.NoMatter();
    }
    if (!trust.keeps(matter.get())) {
      return new IntoTrust.ByHand();
    }
    trust.hold(matter.get());
    var today = clock.instant().atZone(directory.firm().zone()).toLocalDate();
    var isInTheBank = isTrustMoney
        && !trust.owes("%s:".formatted(payment.id()), payment.unapplied().currency()).isPositive();
    var days = isInTheBank ? Stream.of(payment.report().receivedOn(), today).distinct() : Stream.of(today);
    return days.flatMap(day -> deposit(payment, matter.get(), day, isTrustMoney).stream())
        .<IntoTrust>map(IntoTrust.Taken::new)
        .findFirst()
        .orElseGet(IntoTrust.NotTaken::new);
  }

  private Optional<String> deposit(Payment payment, MatterId matter, LocalDate day, boolean isTrustMoney) {
    return trust.take(new TrustReceipt("%s:%d".formatted(payment.id(), payments.rowsOf(payment.id()) + 1), matter,
        payment.unapplied(),
        day, isTrustMoney ? payment.report().method() : TRANSFER));
  }

  /** Whose rules hold for what is left over: those of the trust account of the matter that it came for. */
  Optional<String> jurisdictionOf(Payment payment) {
    return matterOf(payment).flatMap(trust::jurisdictionOf);
  }

  private Optional<MatterId> matterOf(Payment payment) {
    return payment.designated().flatMap(invoices::find).flatMap(Invoice::matter);
  }

  private boolean isKept(MatterId matter, Payment payment) {
    return directory.matter(matter)
        .filter(known -> directory.required(known.client()).currency().equals(payment.unapplied().currency()))
        .isPresent();
  }

  /** What became of it on its way. */
  sealed interface IntoTrust {

    default Optional<String> deposit() {
      return Optional.empty();
    }

    record Taken(String id) implements IntoTrust {

      @Override
      public Optional<String> deposit() {
        return Optional.of(id);
      }
    }

    /** A person has recorded it in books that are not ours, or records it apart from here. */
    record ByHand() implements IntoTrust {}

    record NoMatter() implements IntoTrust {}

    record NotTaken() implements IntoTrust {}
  }
}
