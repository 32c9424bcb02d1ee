package io.matterflow.capture;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A name of something outside, such as a Message-ID, by which it is known again but not read. */
public final class Fingerprint {

  private Fingerprint() {}

  public static String of(String kind, String name) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest((kind + ' ' + name).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform knows SHA-256", impossible);
    }
  }
}
