package io.matterflow.practice.clio;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wrong, as it is kept: of which kind, and in words that name ids and codes only. */
record Trouble(String kind, String text) {

  /** Something broke on our side. */
  static final String OURS = "OURS";

  private static final int LONGEST = 1000;
  private static final String OUR_ACTION =
      "Tell whoever looks after the product: reading from Clio broke on our side, the log says where.";

  Trouble {
    text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  static Trouble of(RuntimeException failure) {
    return failure instanceof ClioFault fault
        ? new Trouble(fault.why().name(), String.valueOf(fault.getMessage()))
        : new Trouble(OURS, failure.getClass().getSimpleName());
  }

  static Optional<Trouble> of(@Nullable String kind, @Nullable String text) {
    return kind == null ? Optional.empty() : Optional.of(new Trouble(kind, text == null ? "" : text));
  }

  String nextAction() {
    return Arrays.stream(ClioFault.Cause.values())
        .filter(cause -> cause.name().equals(kind))
        .map(ClioFault.Cause::nextAction)
        .findFirst()
        .orElse(OUR_ACTION);
  }
}
