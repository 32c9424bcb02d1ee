package io.matterflow.receivables;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.kernel.Money;
import io.matterflow.receivables.AllocationOrder.Component;
import io.matterflow.receivables.AllocationOrder.Facts;
import io.matterflow.receivables.AllocationOrder.Order;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllocationPartsTest {

  private static final Map<Component, Money> OPEN =
      Map.of(Component.TAX, usd("8"), Component.COSTS, usd("20"), Component.FEES, usd("100"));

  @Test
  void aPartPaymentTakesTaxThenCostsThenFees() {
    assertThat(PartsPlan.of(usd("50"), OPEN, Order.TAX_COSTS_FEES_INTEREST.components()))
        .isEqualTo(Map.of(Component.TAX, usd("8"), Component.COSTS, usd("20"), Component.FEES, usd("22")));
  }

  @Test
  void aFirmMayPutItsFeesBeforeItsCosts() {
    assertThat(PartsPlan.of(usd("50"), OPEN, Order.TAX_FEES_COSTS_INTEREST.components()))
        .isEqualTo(Map.of(Component.TAX, usd("8"), Component.FEES, usd("42")));
  }

  @Test
  void whatNoComponentCanTakeIsTakenForFees() {
    assertThat(PartsPlan.of(usd("130"), OPEN, Order.INTEREST_TAX_COSTS_FEES.components()))
        .isEqualTo(Map.of(Component.TAX, usd("8"), Component.COSTS, usd("20"), Component.FEES, usd("102")));
  }

  @Test
  void theTableAnswersForEveryClient() {
    assertThat(DecisionTesting.decisions().look(AllocationOrder.TABLE, new Facts("C1001"))).singleElement()
        .satisfies(rule -> assertThat(rule.result()).isEqualTo(Order.TAX_COSTS_FEES_INTEREST));
  }
}
