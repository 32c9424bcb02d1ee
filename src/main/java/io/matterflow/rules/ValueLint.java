package io.matterflow.rules;

import static io.matterflow.rules.ModelParts.is;
import static io.matterflow.rules.ModelParts.nameIn;

import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** The values that a model says itself, or takes from a variable: times, repetitions, and what a step is handed. */
final class ValueLint {

  private static final Pattern TIMES = Pattern.compile("[1-9]\\d?|100");

  private final Steps known;
  private final Consumer<Finding> found;

  ValueLint(Steps known, Consumer<Finding> found) {
    this.known = known;
    this.found = found;
  }

  void timer(Element time) {
    if (is(time, "timerEventDefinition")) {
      if (PlainXml.children(time).noneMatch(child -> child.getLocalName().startsWith("time"))) {
        refuse(ModelFile.place(time),
            "has a timer that says no time; write a duration such as P2D, or a value that a step sets.");
      }
      return;
    }
    var words = PlainXml.text(time);
    var name = nameIn(words);
    if (name.isPresent()) {
      known.unset(ModelFile.place(time), name.get()).ifPresent(found);
    } else if (!Times.isTime(time.getLocalName(), words)) {
      refuse(ModelFile.place(time),
          "waits for %s, which is no time; write %s.".formatted(words, Times.example(time.getLocalName())));
    } else {
      Times.beyondReason(time.getLocalName(), words).ifPresent(why ->
          refuse(ModelFile.place(time), "waits for %s, which %s.".formatted(words, why)));
    }
  }

  void retries(Element retries) {
    var words = PlainXml.text(retries);
    if (!Times.areRetries(words)) {
      refuse(ModelFile.place(retries),
          "is tried again by %s, which is no list of durations; write one such as PT1M,PT5M,PT20M.".formatted(words));
    } else {
      Times.triedBeyondReason(words).ifPresent(why ->
          refuse(ModelFile.place(retries), "is tried again by %s, which %s.".formatted(words, why)));
    }
  }

  /** A name stands for a variable; where there is none it would stand for a bean. */
  void handedIn(Element value) {
    var words = PlainXml.text(value);
    var name = nameIn(words);
    name.flatMap(variable -> known.unset(ModelFile.place(value), variable)).ifPresent(found);
    if (is(value, "loopCardinality") && name.isEmpty() && !TIMES.matcher(words).matches()) {
      refuse(ModelFile.place(value),
          "is repeated %s times; write a number from 1 to 100, or a value that a step sets.".formatted(words));
    }
  }

  private void refuse(String place, String says) {
    found.accept(Finding.refused(place, says));
  }
}
