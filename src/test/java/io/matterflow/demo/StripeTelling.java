package io.matterflow.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.HttpCalls;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How Stripe tells of an event: signed, and to our address. */
final class StripeTelling {

  static final String SECRET = "whsec_test";

  private StripeTelling() {}

  /** The status of the answer. */
  static int tell(HttpCalls product, JsonNode event, Instant now) {
    var body = event.toString();
    return product
        .with("Stripe-Signature", "t=%d,v1=%s".formatted(now.getEpochSecond(), sign(now.getEpochSecond() + "." + body)))
        .post("/api/webhooks/stripe", body).status();
  }

  private static String sign(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException(never);
    }
  }
}
