package io.matterflow.accounting;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One entry of ours as the accounting system is to have it, known by our key. It is balanced to the cent, in the
 * accounts of that system, and none of them holds trust money. A memo names ids and no people.
 */
public record Posting(String key, LocalDate on, String memo, List<Side> sides, Optional<String> reverses) {

  private static final Pattern TRUST = Pattern.compile("(?i)T[0-9]{3}([.].*)?|.*\\b(trust|iolta)\\b.*");

  public Posting {
    sides = List.copyOf(sides);
    if (sides.size() < 2 || !sides.stream().map(Side::amount).reduce(Money::plus).orElseThrow().isZero()) {
      throw new IllegalArgumentException("posting %s is not balanced".formatted(key));
    }
    if (sides.stream().anyMatch(Posting::isOfTrust)) {
      throw new IllegalArgumentException(
          "posting %s names an account of trust money: none goes into the operating books".formatted(key));
    }
  }

  private static boolean isOfTrust(Side side) {
    return TRUST.matcher(side.account()).matches() || TRUST.matcher(side.name()).matches();
  }

  /**
   * What goes onto an account: debits are positive, credits negative. Whom it concerns is said where the system asks
   * for it.
   */
  public record Side(String account, String name, Optional<ClientId> client, Money amount) {}

  /** What is debited in all, which is what is credited. */
  public Money total() {
    return sides.stream().map(Side::amount).filter(Money::isPositive).reduce(Money::plus).orElseThrow();
  }

  /** What it comes to on each account, in one line that two can be compared by. */
  public String summary() {
    return summary(on, sides);
  }

  static String summary(LocalDate on, List<Side> sides) {
    var accounts = new TreeMap<String, Money>();
    sides.forEach(side -> accounts.merge(side.account(), side.amount(), Money::plus));
    accounts.values().removeIf(Money::isZero);
    return on + " " + accounts.entrySet().stream()
        .map(account -> account.getKey() + " " + account.getValue())
        .collect(Collectors.joining(", "));
  }
}
