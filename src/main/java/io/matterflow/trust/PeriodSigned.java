package io.matterflow.trust;

import io.matterflow.kernel.Actor;
import java.time.LocalDate;

/** A lawyer has signed a period, which locks it and all before it. Published inside the transaction that locks it. */
public record PeriodSigned(TrustAccountId account, LocalDate periodEnd, Actor by) {}
