package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.directory.Client;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.invoicing.Delivery.Channel;
import io.matterflow.invoicing.Delivery.HandReason;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryChannelTest {

  @ParameterizedTest
  @CsvSource({
    // preference, recipients, plan, unsupported, wanted, rule, channel, reason
    "EMAIL, 1, false, false, , by-email, EMAIL,",
    "EMAIL, 3, false, false, EMAIL, by-email, EMAIL,",
    "EMAIL, 0, false, false, , nobody, NO_RECIPIENT,",
    "EMAIL, 0, false, false, EMAIL, nobody, NO_RECIPIENT,",
    "EMAIL, 1, true, false, , payment-plan, HAND, PAYMENT_PLAN",
    "EMAIL, 0, true, false, EMAIL, payment-plan, HAND, PAYMENT_PLAN",
    "PAPER, 1, true, true, , payment-plan, HAND, PAYMENT_PLAN",
    "EMAIL, 1, false, true, , unsupported, HAND, NOT_SUPPORTED",
    "EMAIL, 1, false, true, EMAIL, by-email, EMAIL,",
    "PAPER, 1, false, true, , paper, HAND, PAPER",
    "PAPER, 0, false, false, , paper, HAND, PAPER",
    "PAPER, 1, false, true, EMAIL, by-email, EMAIL,",
    "PAPER, 0, false, true, EMAIL, nobody, NO_RECIPIENT,",
    "LEDES_PORTAL, 1, false, true, , portal, HAND, PORTAL",
    "LEDES_PORTAL, 1, false, true, EMAIL, portal, HAND, PORTAL",
    "EMAIL, 1, false, false, HAND, asked-for-hand, HAND, ASKED_FOR",
    "PAPER, 1, false, true, HAND, asked-for-hand, HAND, ASKED_FOR",
  })
  void anInvoiceGoesTheWayThatTheTableSays(
      Client.Delivery preference, int recipients, boolean plan, boolean unsupported, Channel wanted,
      String rule, Channel channel, HandReason reason) {
    var facts = new DeliveryChannel.Facts(preference, recipients, plan, unsupported, Optional.ofNullable(wanted));

    var decided = DecisionTesting.decisions().look(DeliveryChannel.TABLE, facts);

    assertThat(decided).singleElement().satisfies(one -> {
      assertThat(one.rule().rule()).isEqualTo(rule);
      assertThat(one.result()).isEqualTo(new DeliveryChannel.Plan(channel, Optional.ofNullable(reason)));
    });
  }

  @Test
  void everyReasonHasItsWords() {
    assertThat(HandReason.values()).allSatisfy(reason -> assertThat(reason.words()).isNotBlank());
  }
}
