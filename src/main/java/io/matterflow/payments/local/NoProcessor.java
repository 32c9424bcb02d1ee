package io.matterflow.payments.local;

import io.matterflow.payments.PaymentLinks;
import java.net.URI;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Outside the demo the pretend processor takes no money: messages then carry no link to pay. */
@Component
@Profile("!demo & !test")
@ConditionalOnProperty(name = "matterflow.payments.vendor", havingValue = "local", matchIfMissing = true)
class NoProcessor implements PaymentLinks {

  @Override
  public Optional<URI> linkFor(String invoiceNumber) {
    return Optional.empty();
  }
}
