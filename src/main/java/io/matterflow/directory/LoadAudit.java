package io.matterflow.directory;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the trail keeps of a load: one entry an item that is new or changed, naming the members that changed. Values are
 * written out only where they are ids, figures or states; names and addresses of people stay out of the trail.
 */
final class LoadAudit {

  private static final Set<String> TELLABLE = Set.of(
      "active", "billingModel", "billingPartner", "classification", "clientId", "costRate", "currency", "defaultRate",
      "delivery",
      "enrolledFrom", "increment", "language", "originatingAttorney", "paymentPlan", "paymentTermsDays", "portal",
      "responsibleAttorney", "smsConsent",
      "status", "taxJurisdiction", "timezone", "utbmsSet");

  private final AuditTrail audit;
  private final Actor actor;

  LoadAudit(AuditTrail audit, Actor actor) {
    this.audit = audit;
    this.actor = actor;
  }

  void added(String kind, Row<?> row) {
    var entry = AuditEntry.of(actor, "added", kind, row.id());
    for (var name : members(row.item().node())) {
      entry = withAfter(entry, name, row.item().node().get(name));
    }
    audit.record(entry);
  }

  void changed(String kind, Row<?> row, String documentBefore) {
    var before = ReferenceData.tree(documentBefore);
    var after = ReferenceData.tree(row.document());
    var names = members(before);
    names.addAll(members(after));
    names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));

    var entry = AuditEntry.of(actor, "changed", kind, row.id()).after("changed", String.join(" ", names));
    for (var name : names) {
      entry = withAfter(withBefore(entry, name, before.get(name)), name, after.get(name));
    }
    audit.record(entry);
  }

  private static AuditEntry withBefore(AuditEntry entry, String name, @Nullable JsonNode value) {
    return tellable(name, value).map(told -> entry.before(name, told)).orElse(entry);
  }

  private static AuditEntry withAfter(AuditEntry entry, String name, @Nullable JsonNode value) {
    return tellable(name, value).map(told -> entry.after(name, told)).orElse(entry);
  }

  private static Optional<String> tellable(String name, @Nullable JsonNode value) {
    return Optional.ofNullable(value)
        .filter(given -> TELLABLE.contains(name) && given.isValueNode() && !given.isNull())
        .map(JsonNode::asText);
  }

  private static Set<String> members(JsonNode document) {
    return document.properties().stream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
  }
}
