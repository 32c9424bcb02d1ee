package io.matterflow.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What chains of rows are made of: SHA-256 over parts that cannot be shifted into each other: each is preceded by its
 * length.
 */
public final class AuditHash {

  public static final String NONE = "0".repeat(64);

  private AuditHash() {}

  public static String of(Object... parts) {
    var digest = sha256();
    for (var part : parts) {
      var bytes = part.toString().getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
