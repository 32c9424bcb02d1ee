package io.matterflow.payments.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.stripe.model.Event;

/** The object of an event that Stripe's own list names, as the webhook would have brought it. */
final class EventObject {

  private static final JsonMapper JSON = new JsonMapper();

  private EventObject() {}

  static JsonNode of(Event event) {
    try {
      return JSON.readTree(event.getDataObjectDeserializer().getRawJson());
    } catch (JsonProcessingException noJson) {
      return MissingNode.getInstance();
    }
  }
}
