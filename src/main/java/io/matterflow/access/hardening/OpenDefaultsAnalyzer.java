package io.matterflow.access.hardening;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the person who starts the product which setting is open and how to set it. */
class OpenDefaultsAnalyzer extends AbstractFailureAnalyzer<OpenDefaultsException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, OpenDefaultsException refused) {
    return new FailureAnalysis(
        "Matterflow does not start with these settings:\n\n" + refused.open().stream()
            .map(open -> "  - %s: %s.".formatted(open.setting(), open.why()))
            .collect(Collectors.joining("\n")),
        refused.open().stream()
            .map(open -> "  - %s: %s.".formatted(open.setting(), open.how()))
            .collect(Collectors.joining("\n", "Set them:\n\n",
                "\n\nTo try the product on this machine, start it with SPRING_PROFILES_ACTIVE=demo.")),
        refused);
  }
}
