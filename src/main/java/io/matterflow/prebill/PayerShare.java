package io.matterflow.prebill;

import io.matterflow.kernel.Money;
import java.math.BigDecimal;

/** A payer's part of a bill that several share: so many percent of the whole total. */
public record PayerShare(BigDecimal percent, Money whole) {}
