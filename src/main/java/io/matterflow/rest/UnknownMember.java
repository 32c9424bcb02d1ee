package io.matterflow.rest;

import java.util.Collection;
import java.util.TreeSet;

/**
 * Tells of a member of a body that means nothing there; what is known there is told with it, since it was likely meant.
 */
public final class UnknownMember {

  private static final int LONGEST = 100;
  private static final int REPLACEMENT = 0xFFFD;

  private UnknownMember() {}

  public static Problem.Pointer at(String parent, String name, Collection<String> known) {
    return new Problem.Pointer(parent + "/" + step(name),
        "is not known here; known are " + String.join(", ", new TreeSet<>(known)));
  }

  /**
   * A name that anybody may have made up, as a step of a pointer: short, and of characters that every answer can hold.
   */
  static String step(String name) {
    var shown = name.codePoints()
        .limit(LONGEST)
        .map(one -> Character.isISOControl(one) || isHalf(one) ? REPLACEMENT : one)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
    return shown.toString().replace("~", "~0").replace("/", "~1");
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
