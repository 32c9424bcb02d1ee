package io.matterflow.audit;

import java.time.Instant;
import java.util.Map;

/**
 * An act as it stands in the trail. {@code texts} lacks what was erased since; the chain still proves that it was
 * there.
 */
public record RecordedAct(
    String entity,
    String entityId,
    long sequence,
    Instant at,
    String actor,
    String act,
    Map<String, String> before,
    Map<String, String> after,
    Map<String, String> texts,
    String hash) {}
