package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.TrustReplenishmentProcess.ACCOUNT;
import static io.matterflow.trust.workflow.TrustReplenishmentProcess.ID;
import static io.matterflow.trust.workflow.TrustReplenishmentProcess.LEDGER;
import static io.matterflow.trust.workflow.TrustReplenishmentProcess.REQUEST_DUE;

import io.matterflow.directory.DirectoryLoaded;
import io.matterflow.engine.Moments;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceDelivered;
import io.matterflow.invoicing.Invoices;
import io.matterflow.messaging.QueueMoved;
import io.matterflow.trust.ChartAccount;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.Replenishment;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustPosted;
import io.matterflow.trust.TrustRequestId;
import java.util.HashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * When money has moved on a retainer's ledger or a bill has gone out, the retainer is looked at; money and a matter's
 * end end requests.
 */
@Component
class ReplenishmentNews {

  private final Replenishment replenishment;
  private final Invoices invoices;
  private final RuntimeService runtime;
  private final Moments moments;

  ReplenishmentNews(Replenishment replenishment, Invoices invoices, RuntimeService runtime, Moments moments) {
    this.replenishment = replenishment;
    this.invoices = invoices;
    this.runtime = runtime;
    this.moments = moments;
  }

  @EventListener
  void on(TrustPosted news) {
    news.postings().stream()
        .flatMap(posting -> Stream.of(posting.debit(), posting.credit()))
        .filter(ChartAccount::isLedgerOfClient)
        .map(ChartAccount::ledger)
        .distinct()
        .forEach(ledger -> {
          replenishment.moved(news.account(), ledger);
          if (replenishment.concerns(news.account(), ledger)) {
            look(news.account(), ledger);
          }
        });
  }

  @EventListener
  void on(InvoiceDelivered news) {
    invoices.find(news.number()).flatMap(Invoice::matter).map(LedgerId::of).ifPresent(ledger ->
        replenishment.concerned(ledger).forEach(account -> look(account, ledger)));
  }

  @EventListener
  void on(DirectoryLoaded news) {
    news.closed().stream().map(LedgerId::of).forEach(replenishment::closed);
  }

  /** A pause has ended, or somebody has dropped the letter. */
  @EventListener
  void on(QueueMoved news) {
    if (news.process().equals(ID)) {
      moments.comeNow(ID, REQUEST_DUE, news.businessKey());
    }
  }

  private void look(TrustAccountId account, LedgerId ledger) {
    var of = new HashMap<>(ACCOUNT.of(account));
    of.putAll(LEDGER.of(ledger));
    runtime.startProcessInstanceByKey(ID, TrustRequestId.next().toString(), of);
  }
}
