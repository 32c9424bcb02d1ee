package io.matterflow.trust;

import java.util.Optional;
import java.util.regex.Pattern;

/** The firm's name for a trust account, such as {@code IOLTA-1}. */
public record TrustAccountId(String value) implements Comparable<TrustAccountId> {

  /** What a name may be, since it stands in addresses and in keys of entries. */
  public static final String FORM = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}";

  private static final Pattern NAME = Pattern.compile(FORM);

  public TrustAccountId {
    if (!NAME.matcher(value).matches()) {
      throw new IllegalArgumentException("a trust account is named by up to 40 letters, digits, dots and dashes");
    }
  }

  /** The name, if accounts are named so. */
  public static Optional<TrustAccountId> read(String name) {
    return NAME.matcher(name).matches() ? Optional.of(new TrustAccountId(name)) : Optional.empty();
  }

  @Override
  public int compareTo(TrustAccountId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
