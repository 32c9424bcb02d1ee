package io.matterflow.invoicing;

import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.directory.Client;
import io.matterflow.kernel.Money;
import io.matterflow.messaging.SentMessages;
import io.matterflow.prebill.Billing;
import io.matterflow.prebill.PreBillReviews;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ProductTest
@Tag("both-databases")
class InvoiceApprovedPreBillsTest {

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillReviews reviews;
  @Autowired private Invoicing invoicing;
  @Autowired private Invoiced invoiced;
  @Autowired private SentMessages mailbox;
  @Autowired private RuntimeService runtime;
  @Autowired private PlatformTransactionManager transactions;

  @Test
  void anApprovalMakesTheInvoiceAndBeginsItsDelivery() {
    var matter = firm.hourlyMatter().loaded();
    var preBill = billing.inApproval(matter);

    reviews.approve(preBill.id(), seen(preBill), person(matter.billingPartner()));

    var invoice = only(matter);
    assertThat(billing.current(preBill).invoiceNumber()).contains(invoice.number().value());
    assertThat(invoice.total()).isEqualTo(Money.usd("370.00"));
    assertThat(invoicing.issued(invoice.number()).orElseThrow().contentHash())
        .isEqualTo(billing.current(preBill).signature().orElseThrow().contentHash());
    assertThat(deliveriesOf(invoice)).isEqualTo(1);
    invoiced.runJobs(invoice.number());
    assertThat(mailbox.all()).extracting(sent -> sent.message().key())
        .filteredOn(key -> key.equals("invoice:%s:delivery".formatted(invoice.number()))).hasSize(1);
  }

  @Test
  void anApprovalThatIsTakenBackLeavesNoInvoiceAndNoDelivery() {
    var matter = firm.hourlyMatter().loaded();
    var preBill = billing.inApproval(matter);

    new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
      reviews.approve(preBill.id(), seen(preBill), person(matter.billingPartner()));
      assertThat(invoicesOf(matter)).hasSize(1);
      transaction.setRollbackOnly();
    });

    assertThat(invoicesOf(matter)).isEmpty();
    assertThat(billing.current(preBill).invoiceNumber()).isEmpty();
  }

  @Test
  void whatThePreBillNamesAsNotYetDeliveredStaysOnTheInvoice() {
    var matter = firm.hourlyMatter().deliveredBy(Client.Delivery.LEDES_PORTAL).loaded();
    var preBill = billing.inApproval(matter);

    reviews.approve(preBill.id(), seen(preBill), person(matter.billingPartner()));

    assertThat(invoicing.issued(only(matter).number()).orElseThrow().unsupported()).containsExactly("PORTAL");
  }

  private Invoice only(Engagement matter) {
    assertThat(invoicesOf(matter)).hasSize(1);
    return invoicesOf(matter).get(0);
  }

  private List<Invoice> invoicesOf(Engagement matter) {
    return invoicing.search(new InvoiceSearch(Optional.of(matter.id()), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), 10));
  }

  private long deliveriesOf(Invoice invoice) {
    return runtime.createProcessInstanceQuery()
        .processDefinitionKey("invoice-delivery")
        .processInstanceBusinessKey(invoice.number().value())
        .count();
  }
}
