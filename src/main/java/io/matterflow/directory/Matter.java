package io.matterflow.directory;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A matter as the practice-management system has it. The billing model names a row of the firm's fee arrangements. */
public record Matter(
    MatterId id,
    ClientId client,
    String name,
    List<String> aliases,
    Optional<String> clientMatterId,
    Optional<String> courtDocket,
    Status status,
    String billingModel,
    String utbmsSet,
    String practiceArea,
    TimekeeperId originatingAttorney,
    TimekeeperId responsibleAttorney,
    TimekeeperId billingPartner,
    Set<TimekeeperId> team,
    BigDecimal increment,
    Set<String> excludedActivities,
    Map<String, BigDecimal> phaseBudgets,
    Optional<BigDecimal> matterBudget,
    BillingTerms terms,
    boolean trustFunded,
    Optional<LocalDate> enrolledFrom) {

  /** Whether work goes on. Only an open matter takes time by itself. */
  public enum Status {
    OPEN,
    CLOSED,
    ON_HOLD
  }

  /** How often the matter is billed, where that was agreed: the name of a cycle. */
  public Optional<String> billingCycle() {
    return terms.cycle();
  }

  public boolean isOpen() {
    return status == Status.OPEN;
  }

  /** Billed and chased from this day on; an absent date means from the beginning (feature B10). */
  public boolean isEnrolledOn(LocalDate date) {
    return enrolledFrom.map(from -> !date.isBefore(from)).orElse(true);
  }
}
