package io.matterflow.trust;

import io.matterflow.directory.Directory;
import io.matterflow.kernel.Money;
import io.matterflow.payments.PayableInvoices.PayableInvoice;
import io.matterflow.payments.PayableInvoices.Standing;
import io.matterflow.payments.PayableRequests;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells a pay page what of a request for trust money has not come yet. */
@Component
class RequestsToPay implements PayableRequests {

  private final JdbcTrustRequests requests;
  private final Replenishment replenishment;
  private final TrustAccounts accounts;
  private final Directory directory;

  RequestsToPay(JdbcTrustRequests requests, Replenishment replenishment, TrustAccounts accounts, Directory directory) {
    this.requests = requests;
    this.replenishment = replenishment;
    this.accounts = accounts;
    this.directory = directory;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<PayableInvoice> find(String number) {
    return requests.find(number).map(request -> {
      var missing = replenishment.missing(request);
      return new PayableInvoice(number, directory.firm().name(), missing, standing(missing), accounts.today(),
          Optional.empty());
    });
  }

  private static Standing standing(Money missing) {
    return missing.isPositive() ? Standing.OPEN : Standing.PAID;
  }
}
