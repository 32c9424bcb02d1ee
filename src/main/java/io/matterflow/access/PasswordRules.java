package io.matterflow.access;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;

/** The rules of the engine's password policy as a person says them; the numbers are those in force. */
final class PasswordRules {

  private static final Map<String, String> WORDS = Map.of(
      "PASSWORD_POLICY_LENGTH", "at least %s characters",
      "PASSWORD_POLICY_LOWERCASE", "at least %s small letter",
      "PASSWORD_POLICY_UPPERCASE", "at least %s capital letter",
      "PASSWORD_POLICY_DIGIT", "at least %s digit",
      "PASSWORD_POLICY_SPECIAL", "at least %s sign that is neither letter nor digit",
      "PASSWORD_POLICY_USER_DATA", "nothing of the login's own name");

  private PasswordRules() {}

  static String inWords(PasswordPolicyRule rule) {
    var number = Optional.ofNullable(rule.getParameters()).orElse(Map.of()).values().stream().findFirst().orElse("");
    return Optional.ofNullable(WORDS.get(rule.getPlaceholder()))
        .map(words -> words.formatted(number))
        .orElse(rule.getPlaceholder());
  }
}
