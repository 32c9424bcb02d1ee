package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.directory.Client;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.invoicing.Delivery.Channel;
import io.matterflow.invoicing.Delivery.HandReason;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryChannelTest {

  @ParameterizedTest
  @CsvSource({
    // preference, recipients, plan, unsupported, wanted, total, rule, channel, reason, recall
    "EMAIL, 1, false, false, , 9999.99, by-email, EMAIL, , 0",
    "EMAIL, 1, false, false, , 10000.00, large-by-email, EMAIL, , 15",
    "EMAIL, 0, false, false, , 10000.00, nobody, NO_RECIPIENT, , 0",
    "LEDES_PORTAL, 1, false, true, , 10000.00, portal, PORTAL, , 0",
    "EMAIL, 3, false, false, EMAIL, 9999.99, by-email, EMAIL, , 0",
    "EMAIL, 0, false, false, , 9999.99, nobody, NO_RECIPIENT, , 0",
    "EMAIL, 0, false, false, EMAIL, 9999.99, nobody, NO_RECIPIENT, , 0",
    "EMAIL, 1, true, false, , 9999.99, payment-plan, HAND, PAYMENT_PLAN, 0",
    "EMAIL, 0, true, false, EMAIL, 9999.99, payment-plan, HAND, PAYMENT_PLAN, 0",
    "PAPER, 1, true, true, , 9999.99, payment-plan, HAND, PAYMENT_PLAN, 0",
    "EMAIL, 1, false, true, , 9999.99, unsupported, HAND, NOT_SUPPORTED, 0",
    "EMAIL, 1, false, true, EMAIL, 9999.99, by-email, EMAIL, , 0",
    "PAPER, 1, false, true, , 9999.99, paper, PAPER, , 0",
    "PAPER, 0, false, false, , 9999.99, paper, PAPER, , 0",
    "PAPER, 0, false, false, PAPER, 9999.99, asked-for-paper, PAPER, , 0",
    "EMAIL, 1, false, true, PAPER, 9999.99, asked-for-paper, PAPER, , 0",
    "LEDES_PORTAL, 1, false, true, PAPER, 9999.99, portal, PORTAL, , 0",
    "EMAIL, 1, true, false, PAPER, 9999.99, payment-plan, HAND, PAYMENT_PLAN, 0",
    "PAPER, 1, false, true, EMAIL, 9999.99, by-email, EMAIL, , 0",
    "PAPER, 0, false, true, EMAIL, 9999.99, nobody, NO_RECIPIENT, , 0",
    "LEDES_PORTAL, 1, false, true, , 9999.99, portal, PORTAL, , 0",
    "LEDES_PORTAL, 1, false, true, EMAIL, 9999.99, portal, PORTAL, , 0",
    "EMAIL, 1, false, false, HAND, 9999.99, asked-for-hand, HAND, ASKED_FOR, 0",
    "PAPER, 1, false, true, HAND, 9999.99, asked-for-hand, HAND, ASKED_FOR, 0",
  })
  void anInvoiceGoesTheWayThatTheTableSays(
      Client.Delivery preference, int recipients, boolean plan, boolean unsupported, Channel wanted, BigDecimal total,
      String rule, Channel channel, HandReason reason, int recall) {
    var facts = new DeliveryChannel.Facts(preference, recipients, plan, unsupported, Optional.ofNullable(wanted),
        total);

    var decided = DecisionTesting.decisions().look(DeliveryChannel.TABLE, facts);

    assertThat(decided).singleElement().satisfies(one -> {
      assertThat(one.rule().rule()).isEqualTo(rule);
      assertThat(one.result())
          .isEqualTo(new DeliveryChannel.Plan(channel, Optional.ofNullable(reason), Optional.of(recall),
          channel == Channel.EMAIL ? Optional.of(5) : Optional.empty()));
    });
  }

  @Test
  void everyReasonHasItsWords() {
    assertThat(HandReason.values()).allSatisfy(reason -> assertThat(reason.words()).isNotBlank());
  }
}
