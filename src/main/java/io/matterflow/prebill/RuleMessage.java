package io.matterflow.prebill;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words of a finding about facts of a kind. Its name is kept with an exception, so that the words can be told
 * again.
 */
interface RuleMessage<F> {

  String name();

  RuleWords<F> words();

  /** The value that breaks the rule, as the owner of the exception reads it. */
  default String value(F facts) {
    return words().value(facts);
  }

  /** The limit that the value breaks, where there is one. */
  default String limit(F facts) {
    return words().limit(facts);
  }

  /** The words around the value that was found and the limit that holds; either may be empty. */
  default String sentence(String found, String allowed) {
    return words().sentence().formatted(found, allowed);
  }

  default String sentence(F facts) {
    return sentence(value(facts), limit(facts));
  }

  /**
   * Whether it is about what firm and client agreed, such as a budget: then the client may approve it, whosever rule it
   * is.
   */
  default boolean isAgreedWithTheClient() {
    return false;
  }

  /** Whether it is about codes of a line, without which a portal takes no file. */
  default boolean isAboutCodes() {
    return false;
  }

  /** Whether somebody may let it stand for a reason. */
  default boolean mayStand() {
    return true;
  }

  /** The facts it is about beyond the line itself, such as the day's total; those of a bill are all of that kind. */
  Set<String> watches();

  /** Of whatever was judged: time, a cost, or a whole bill. */
  static RuleMessage<?> named(String name) {
    return Stream.<RuleMessage<?>[]>of(GuidelineMessage.values(), ExpenseMessage.values(), BillMessage.values())
        .flatMap(Arrays::stream)
        .filter(message -> message.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no finding has the words " + name));
  }
}
