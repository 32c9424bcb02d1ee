package io.matterflow.practice.clio;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals tokens and secrets with the firm's key (AES-256-GCM, a new nonce each time), so that a copy of the database
 * opens no account. What was sealed for one purpose does not open for another.
 */
final class Sealing {

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  Sealing(String keyInBase64) {
    var bytes = decoded(keyInBase64);
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException("%s.token-key must be 32 bytes in Base64".formatted(ClioSettings.PREFIX));
    }
    this.key = new SecretKeySpec(bytes, "AES");
  }

  String seal(String purpose, String secret) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, 0, purpose, secret.getBytes(StandardCharsets.UTF_8), 0);
    var whole = new byte[NONCE_BYTES + sealed.length];
    System.arraycopy(nonce, 0, whole, 0, NONCE_BYTES);
    System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
    return Base64.getEncoder().encodeToString(whole);
  }

  String open(String purpose, String sealed) {
    var whole = Base64.getDecoder().decode(sealed);
    return new String(cipher(Cipher.DECRYPT_MODE, whole, 0, purpose, whole, NONCE_BYTES), StandardCharsets.UTF_8);
  }

  /** As {@link #open}; empty for what was sealed with a key that is gone. */
  Optional<String> find(String purpose, String sealed) {
    try {
      return Optional.of(open(purpose, sealed));
    } catch (IllegalStateException anotherKey) {
      return Optional.empty();
    }
  }

  /** Tells whether a secret is another one, without keeping it. */
  String fingerprint(String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException("this Java knows no HMAC-SHA256", never);
    }
  }

  private byte[] cipher(int mode, byte[] nonce, int nonceAt, String purpose, byte[] input, int inputAt) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, nonceAt, NONCE_BYTES));
      cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input, inputAt, input.length - inputAt);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(
          "a sealed secret of Clio does not open: it was sealed with another %s.token-key"
              .formatted(ClioSettings.PREFIX),
          broken);
    }
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(text.trim());
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }
}
