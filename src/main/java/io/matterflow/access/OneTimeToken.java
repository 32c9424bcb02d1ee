package io.matterflow.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/** What an invited person redeems for a password of their own. It is shown once; only its digest is kept. */
public record OneTimeToken(String value, Instant expiresAt) {

  private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
  private static final int GROUPS = 5;
  private static final int GROUP_LENGTH = 5;

  static OneTimeToken draw(SecureRandom chance, Instant expiresAt) {
    var token = new StringBuilder();
    for (var index = 0; index < GROUPS * GROUP_LENGTH; index++) {
      if (index > 0 && index % GROUP_LENGTH == 0) {
        token.append('-');
      }
      token.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
    }
    return new OneTimeToken(token.toString(), expiresAt);
  }

  /** The digest under which a token is kept, however a person typed it. */
  static String digest(String typed) {
    var letters = typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    try {
      return HexFormat.of().formatHex(
          MessageDigest.getInstance("SHA-256").digest(letters.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java has SHA-256", absent);
    }
  }

  String digest() {
    return digest(value);
  }

  /** Never the token itself: a record is easily logged. */
  @Override
  public String toString() {
    return "a one-time token until " + expiresAt;
  }
}
