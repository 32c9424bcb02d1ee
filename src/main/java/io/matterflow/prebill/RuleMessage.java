package io.matterflow.prebill;

import java.util.Arrays;
import java.util.stream.Stream;

/** The words of a finding. Its name is kept with an exception, so that the words can be told again. */
interface RuleMessage {

  String name();

  /** The words around the value that was found and the limit that holds; either may be empty. */
  String sentence(String found, String allowed);

  /** Of whatever was judged: time, a cost, or a whole bill. */
  static RuleMessage named(String name) {
    return Stream.<RuleMessage[]>of(GuidelineMessage.values(), ExpenseMessage.values(), BillMessage.values())
        .flatMap(Arrays::stream)
        .filter(message -> message.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no finding has the words " + name));
  }
}
