package io.matterflow.prebill;

import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Who signed which version when, and the digest of exactly what was signed. */
public record Signature(int version, String contentHash, UserId by, Instant at) {

  public Signature {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }
}
