package io.matterflow.prebill;

import io.matterflow.kernel.Money;
import java.math.BigDecimal;

/** Tax of a jurisdiction on the fees or the costs of a bill; the rate is in percent, the tax rounded half-up once. */
public record TaxCharge(String jurisdiction, Base base, BigDecimal percent, Money taxable, Money tax) {

  /** What is taxed. */
  public enum Base {
    FEES,
    COSTS
  }
}
