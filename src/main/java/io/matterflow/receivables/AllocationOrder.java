package io.matterflow.receivables;

import io.matterflow.engine.DecisionTable;
import java.util.List;

/** The decision {@code allocation-order}: for what on an invoice its money is taken first. */
final class AllocationOrder {

  static final DecisionTable<Facts, Order> TABLE = DecisionTable.of("allocation-order", Facts.class, Order.class);

  private AllocationOrder() {}

  /** What an invoice asks money for. */
  enum Component {
    TAX,
    COSTS,
    FEES,
    INTEREST
  }

  enum Order {
    TAX_COSTS_FEES_INTEREST(Component.TAX, Component.COSTS, Component.FEES, Component.INTEREST),
    TAX_FEES_COSTS_INTEREST(Component.TAX, Component.FEES, Component.COSTS, Component.INTEREST),
    INTEREST_TAX_COSTS_FEES(Component.INTEREST, Component.TAX, Component.COSTS, Component.FEES);

    private final List<Component> components;

    Order(Component... components) {
      this.components = List.of(components);
    }

    List<Component> components() {
      return components;
    }
  }

  record Facts(String client) {}
}
