package io.matterflow.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the rounds of a measurement came to: printed as the median with the lowest and the highest. */
final class Rounds {

  private final List<Double> values = new ArrayList<>();

  void add(double value) {
    values.add(value);
  }

  double median() {
    return sorted().get(values.size() / 2);
  }

  private List<Double> sorted() {
    return values.stream().sorted().toList();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f (%.1f to %.1f)", median(), sorted().get(0),
        sorted().get(values.size() - 1));
  }
}
