package io.matterflow.audit;

import java.time.Instant;

/** A row of the trail as stored, with the hash that its own columns give. */
record AuditRow(
    long position,
    String entity,
    String entityId,
    long sequence,
    Instant at,
    String actor,
    String act,
    String beforeValues,
    String afterValues,
    String textDigests,
    String previousHash,
    String hash) {

  String computedHash() {
    return hashOf(entity, entityId, sequence, at, actor, act, beforeValues, afterValues, textDigests, previousHash);
  }

  static String hashOf(String entity, String entityId, long sequence, Instant at, String actor, String act,
      String beforeValues, String afterValues, String textDigests, String previousHash) {
    return AuditHash.of(entity, entityId, sequence, at.toEpochMilli(), actor, act, beforeValues, afterValues,
        textDigests,
        previousHash);
  }
}
