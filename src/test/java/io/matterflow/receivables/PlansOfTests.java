package io.matterflow.receivables;

import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Payment plans as a test says they stand; an invoice of which it says nothing stands as the directory tells. */
@Primary
@Component
class PlansOfTests implements PaymentPlans {

  private final Map<InvoiceNumber, Standing> told = new ConcurrentHashMap<>();
  private final AgreedPlans otherwise;

  PlansOfTests(AgreedPlans otherwise) {
    this.otherwise = otherwise;
  }

  void stand(InvoiceNumber invoice, Standing standing) {
    told.put(invoice, standing);
  }

  @Override
  public Standing of(Invoice invoice) {
    return Optional.ofNullable(told.get(invoice.number())).orElseGet(() -> otherwise.of(invoice));
  }
}
