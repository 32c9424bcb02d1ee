package io.matterflow.engine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * An output of a table that the product cannot use: which, what stands there and what may; a result's record may refuse
 * so too. Where several are wrong, the first tells of them all.
 */
public final class OutputMisfit extends IllegalArgumentException {

  private final String output;
  private final String why;
  private final List<OutputMisfit> further;

  public OutputMisfit(String output, String why) {
    this(output, why, List.of());
  }

  private OutputMisfit(String output, String why, List<OutputMisfit> further) {
    super("%s: %s".formatted(output, why));
    this.output = output;
    this.why = why;
    this.further = further;
  }

  /** Asks all of these and throws what they throw as one, with the first word of each output. */
  public static void allOf(Runnable... checks) {
    allOf(Arrays.stream(checks));
  }

  /** The same of as many as there are. */
  public static void allOf(Stream<Runnable> checks) {
    var misfits = new LinkedHashMap<String, OutputMisfit>();
    checks.forEach(check -> {
      try {
        check.run();
      } catch (OutputMisfit misfit) {
        misfit.all().forEach(one -> misfits.putIfAbsent(one.output, one));
      }
    });
    if (!misfits.isEmpty()) {
      var all = List.copyOf(misfits.values());
      throw new OutputMisfit(all.get(0).output, all.get(0).why, all.subList(1, all.size()));
    }
  }

  /** Of a number that no table may bring below a least; the words go on after it. */
  public static void least(String output, int value, int least, String words) {
    if (value < least) {
      throw new OutputMisfit(output, "%d is too few: %d %s".formatted(value, least, words));
    }
  }

  /** One of each output that is wrong, this one first. */
  List<OutputMisfit> all() {
    return Stream.concat(Stream.of(this), further.stream()).toList();
  }

  public String output() {
    return output;
  }

  public String why() {
    return why;
  }
}
