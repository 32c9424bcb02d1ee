package io.matterflow.engine;

/** Whether a text says something to whoever reads it: spaces, dots and what cannot be seen are no words. */
public final class Legible {

  private Legible() {}

  public static boolean hasWords(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
