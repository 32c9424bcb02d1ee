package io.matterflow.capture.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.Engagement;
import java.util.UUID;

/** Signals of the associate as a source sends them, each an event of its own. */
final class SignalBodies {

  private SignalBodies() {}

  static ObjectNode mail(Engagement engagement) {
    var mail = signal("EMAIL").put("direction", "OUT").put("from", "rita.castellano@harrowpike.example")
        .put("subject", "[%s] Draft answer".formatted(engagement.number())).put("body", "Please review.");
    mail.putArray("to").add(engagement.contactAddress());
    return mail;
  }

  static ObjectNode document(Engagement engagement, String version) {
    return signal("DOCUMENT").put("documentId", UUID.randomUUID().toString()).put("version", version)
        .put("subject", "Brief.docx").put("workspaceId", "ws-" + engagement.number().substring(0, 5));
  }

  static ObjectNode signal(String kind) {
    return JsonNodeFactory.instance.objectNode().put("id", UUID.randomUUID().toString()).put("kind", kind)
        .put("timestamp", "2026-06-30T10:00:00-05:00").put("timekeeperId", "TK06");
  }
}
