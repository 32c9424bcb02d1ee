package io.matterflow.prebill;

import io.matterflow.capture.PersonDay;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/** How long people worked on days beside a pre-bill: on the lines of all others, and in time that no bill has yet. */
interface OtherHours {

  Map<PersonDay, BigDecimal> beside(PreBillId preBill, Collection<PersonDay> days);
}
