package io.matterflow.audit;

import io.matterflow.kernel.Actor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One act on one aggregate. {@code before} and {@code after} hold ids, figures, states and dates only; what a person
 * wrote (a reason, a narrative) goes through {@link #text}, where it can be erased while its digest stays in the chain.
 */
public record AuditEntry(
    Actor actor,
    String act,
    String entity,
    String entityId,
    Map<String, String> before,
    Map<String, String> after,
    Map<String, String> texts) {

  public AuditEntry {
    before = ordered(before);
    after = ordered(after);
    texts = ordered(texts);
  }

  /** An act in the past tense ({@code approved}) on an aggregate ({@code pre-bill} and its id). */
  public static AuditEntry of(Actor actor, String act, String entity, Object entityId) {
    return new AuditEntry(actor, act, entity, entityId.toString(), Map.of(), Map.of(), Map.of());
  }

  public AuditEntry before(String name, Object value) {
    return new AuditEntry(actor, act, entity, entityId, with(before, name, value), after, texts);
  }

  public AuditEntry after(String name, Object value) {
    return new AuditEntry(actor, act, entity, entityId, before, with(after, name, value), texts);
  }

  public AuditEntry text(String name, String words) {
    return new AuditEntry(actor, act, entity, entityId, before, after, with(texts, name, words));
  }

  private static Map<String, String> with(Map<String, String> values, String name, Object value) {
    var more = new LinkedHashMap<>(values);
    more.put(name, value.toString());
    return more;
  }

  private static Map<String, String> ordered(Map<String, String> values) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
