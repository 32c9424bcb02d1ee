package io.matterflow.directory;

import io.matterflow.kernel.ClientId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was agreed about the bills of a matter, as the practice system tells it; what is absent was not agreed. Amounts
 * are in the client's currency. What an arrangement makes of its terms, the firm's decision tables say.
 */
public record BillingTerms(
    Optional<String> cycle,
    Optional<LocalDate> anchor,
    Optional<BigDecimal> threshold,
    Optional<BigDecimal> fee,
    List<Milestone> milestones,
    Optional<BigDecimal> monthlyFee,
    Optional<BigDecimal> includedHours,
    Optional<BigDecimal> cap,
    Optional<BigDecimal> blendedRate,
    Optional<BigDecimal> discountPercent,
    Optional<BigDecimal> successFeePercent,
    Optional<BigDecimal> contingencyPercent,
    boolean costsFirst,
    List<Payer> payers) {

  /** Nothing agreed. */
  public static final BillingTerms NONE = new BillingTerms(Optional.empty(), Optional.empty(), Optional.empty(),
      Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
      Optional.empty(),
      Optional.empty(), Optional.empty(), false, List.of());

  public BillingTerms {
    milestones = List.copyOf(milestones);
    payers = List.copyOf(payers);
  }

  /** The milestone that somebody means by this name, whatever its case and whatever stands between its words. */
  public Optional<Milestone> milestone(String name) {
    var key = Milestone.keyOf(name);
    return milestones.stream().filter(milestone -> milestone.key().equals(key)).findFirst();
  }

  /** One of those who share the matter's bills, and how much of each bill is theirs. */
  public record Payer(ClientId client, BigDecimal percent) {}

  /** A stage of the matter that is worth a part of the fixed fee. */
  public record Milestone(String name, BigDecimal amount) {

    /** The name as it stands in addresses: {@code Draft delivered} is {@code draft-delivered}. */
    public String key() {
      return keyOf(name);
    }

    static String keyOf(String name) {
      return name.trim().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    }
  }
}
