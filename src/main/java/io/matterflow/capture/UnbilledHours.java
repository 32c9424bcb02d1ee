package io.matterflow.capture;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/** How long people worked on days, as far as no bill shows it yet. */
public interface UnbilledHours {

  /** Billable hours over all matters that no pre-bill has claimed; a day without any is absent. */
  Map<PersonDay, BigDecimal> of(Collection<PersonDay> days);
}
