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
  private final MissingValues missing;
  private final Consumer<Finding> found;

  ValueLint(Steps known, MissingValues missing, Consumer<Finding> found) {
    this.known = known;
    this.missing = missing;
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
      known.unset(ModelFile.place(time), name.get()).ifPresentOrElse(found, () -> moment(time, name.get()));
    } else if (!Times.isTime(time.getLocalName(), words)) {
      refuse(ModelFile.place(time), Times.kindOf(words)
          .map(kind -> "waits for %s, which is %s; write it as %s, or write %s.".formatted(words, Times.NAMES.get(kind),
              kind, Times.example(time.getLocalName())))
          .orElseGet(() ->
              "waits for %s, which is no time; write %s.".formatted(words, Times.example(time.getLocalName()))));
    } else {
      Times.beyondReason(time.getLocalName(), words).ifPresent(why ->
          refuse(ModelFile.place(time), "waits for %s, which %s.".formatted(words, why)));
    }
  }

  /** What a step sets to wait for is a moment, and there once it has. */
  private void moment(Element time, String name) {
    var kind = time.getLocalName();
    var place = ModelFile.place(time);
    if (!known.moments().contains(name)) {
      refuse(place, "waits for %s, which is no time; write %s, or a moment that a step sets: %s.".formatted(name,
          Times.example(kind), Nearest.of(name, known.moments())));
    } else if (!kind.equals("timeDate")) {
      refuse(place, "waits for %s as for %s, and it is a moment; write it as timeDate, or write %s."
          .formatted(name, Times.NAMES.get(kind), Times.example(kind)));
    } else if (missing.canBeMissing(place, name)) {
      refuse(place, "waits for %s, and a case can come there before a step has set it; wait behind one that does."
          .formatted(name));
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
