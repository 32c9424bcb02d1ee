package io.matterflow.messaging.twilio;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Twilio's signature: HMAC-SHA1 with the account's secret over the address that it was told and all that it sends,
 * sorted. The address is the configured one, never one that a proxy claims; with and without the usual port it is the
 * same.
 */
final class RequestSignature {

  private static final Pattern ADDRESS = Pattern.compile("(https?)://([^/?#:]+)(:[0-9]+)?(.*)");

  private RequestSignature() {}

  static boolean isRight(String given, Collection<String> secrets, String address, Map<String, List<String>> sent) {
    var right = false;
    for (var secret : secrets) {
      for (var variant : variants(address)) {
        right |= MessageDigest.isEqual(
            of(secret, variant, sent).getBytes(StandardCharsets.US_ASCII),
            given.trim().getBytes(StandardCharsets.UTF_8));
      }
    }
    return right;
  }

  static String of(String secret, String address, Map<String, List<String>> sent) {
    var signed = new StringBuilder(address);
    new TreeMap<>(sent).forEach((name, values) ->
        new TreeSet<>(values).forEach(value -> signed.append(name).append(value)));
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException("this Java knows no HMAC-SHA1", never);
    }
  }

  private static List<String> variants(String address) {
    var parts = ADDRESS.matcher(address);
    if (!parts.matches()) {
      return List.of(address);
    }
    var port = "https".equals(parts.group(1)) ? ":443" : ":80";
    var host = "%s://%s".formatted(parts.group(1), parts.group(2));
    return parts.group(3) != null && !parts.group(3).equals(port)
        ? List.of(address)
        : Stream.of(host + parts.group(4), host + port + parts.group(4)).toList();
  }
}
