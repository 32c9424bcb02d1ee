package io.matterflow.practice.clio;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Our reference in the short form that stands at the end of a note, such as {@code [mf-7kq2m9xw4pfh]}: Clio keeps no
 * reference of its callers. The same reference yields the same mark; two meet by chance once in 2^60.
 */
record Mark(String value) {

  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 12;
  private static final int LETTER_BITS = 31;
  private static final Pattern IN_A_NOTE = Pattern.compile("\\[(mf-[a-z0-9]{" + LENGTH + "})]");

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

  /** The mark of ours that a note carries. */
  static Optional<Mark> in(String note) {
    var found = IN_A_NOTE.matcher(note);
    return found.find() ? Optional.of(new Mark(found.group(1))) : Optional.empty();
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
