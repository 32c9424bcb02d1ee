package io.matterflow.directory;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A person whose time is billed; the classification is the LEDES 1998B code (PARTNR, ASSOC, PARALG …). Without a
 * default rate the firm's rate for the classification holds, see {@link RateCard}.
 */
public record Timekeeper(
    TimekeeperId id,
    String lastName,
    String firstName,
    String classification,
    Optional<LocalDate> admittedOn,
    Optional<Money> defaultRate,
    Optional<Money> costRate,
    String email,
    Optional<String> phone,
    boolean active,
    Optional<LocalDate> enrolledFrom) {

  /** Time of this day and later is billed; an absent date means from the beginning (feature B10). */
  public boolean isEnrolledOn(LocalDate date) {
    return enrolledFrom.map(from -> !date.isBefore(from)).orElse(true);
  }

  public String displayName() {
    return firstName + " " + lastName;
  }
}
