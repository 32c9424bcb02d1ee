package io.matterflow.engine;

/**
 * An output of a table that the product cannot use: which, what stands there and what may; a result's record may refuse
 * so too.
 */
public final class OutputMisfit extends IllegalArgumentException {

  private final String output;
  private final String why;

  public OutputMisfit(String output, String why) {
    super("%s: %s".formatted(output, why));
    this.output = output;
    this.why = why;
  }

  /** Of a number that no table may bring below a least; the words go on after it. */
  public static void least(String output, int value, int least, String words) {
    if (value < least) {
      throw new OutputMisfit(output, "%d is too few: %d %s".formatted(value, least, words));
    }
  }

  public String output() {
    return output;
  }

  public String why() {
    return why;
  }
}
