package io.matterflow.practice.clio;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Our reference in the short form that stands at the end of a note, such as {@code [mf-7kq2m9xw4pfh]}: Clio keeps no reference
 * of its callers. The same reference yields the same mark; two meet by chance once in 2^60.
 */
record Mark(String value) {

  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 12;
  private static final int LETTER_BITS = 31;

  static Mark of(String reference) {
    var digest = sha256(reference);
    var mark = new StringBuilder("mf-");
    for (int position = 0; position < LENGTH; position++) {
      mark.append(LETTERS.charAt(digest[position] & LETTER_BITS));
    }
    return new Mark(mark.toString());
  }

  /** The note with the mark behind it. */
  String under(String note) {
    return note.isBlank() ? inBrackets() : note + " " + inBrackets();
  }

  boolean standsIn(String note) {
    return note.contains(inBrackets());
  }

  /** Whether the note carries a mark of ours, whichever. */
  static boolean anyIn(String note) {
    return note.matches("(?s).*\\[mf-[a-z0-9]{" + LENGTH + "}].*");
  }

  /** The note without our marks. */
  static String without(String note) {
    return note.replaceAll("\\s*\\[mf-[a-z0-9]{" + LENGTH + "}]", "");
  }

  private String inBrackets() {
    return "[" + value + "]";
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("this Java knows no SHA-256", never);
    }
  }
}
