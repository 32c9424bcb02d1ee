package io.matterflow.payments.stripe;

import static io.matterflow.payments.stripe.StripeStub.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.Stripe;
import io.matterflow.payments.stripe.StripeStub.Answer;
import io.matterflow.payments.stripe.StripeStub.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the stub of Stripe holds, each object as in Stripe's own examples, and what payers and their banks do to it. */
public final class StripeRecords {

  private static final JsonNode EXAMPLES = examples();

  private final Map<String, ObjectNode> objects = new LinkedHashMap<>();
  private final List<ObjectNode> events = new ArrayList<>();
  private long moment = Instant.parse("2026-06-30T13:00:00Z").getEpochSecond();
  private final String account = Long.toString(System.nanoTime(), 36);
  private int lastId;

  public synchronized void itIs(Instant now) {
    moment = now.getEpochSecond();
  }

  synchronized ObjectNode get(String id) {
    return objects.get(id);
  }

  /** The payer completes the page with a card. Answers the payment. */
  public synchronized String paysByCard(String session) {
    var payment = completed(session, "paid", "succeeded");
    var charge = charge(payment, "card", "succeeded");
    fee(charge, 30);
    tell("checkout.session.completed", objects.get(session));
    tell("payment_intent.succeeded", payment);
    return payment.path("id").asText();
  }

  /** The payer tells the bank to pay: nothing is there yet. */
  synchronized String paysByBank(String session) {
    var payment = completed(session, "unpaid", "processing");
    charge(payment, "us_bank_account", "pending");
    tell("checkout.session.completed", objects.get(session));
    return payment.path("id").asText();
  }

  synchronized void bankPays(String payment, String session) {
    var intent = objects.get(payment);
    intent.put("status", "succeeded").put("amount_received", intent.path("amount").asLong());
    var charge = chargeOf(intent).put("status", "succeeded").put("paid", true);
    charge.put("amount_captured", charge.path("amount").asLong());
    objects.get(session).put("payment_status", "paid");
    tell("checkout.session.async_payment_succeeded", objects.get(session));
  }

  synchronized void bankFails(String payment, String session) {
    objects.get(payment).put("status", "requires_payment_method");
    chargeOf(objects.get(payment)).put("status", "failed").put("paid", false).put("failure_code", "insufficient_funds");
    tell("checkout.session.async_payment_failed", objects.get(session));
  }

  /** Somebody in the firm refunds in Stripe's own dashboard. */
  synchronized String refundedThere(String payment, long units) {
    return refund(payment, units, Map.of()).path("id").asText();
  }

  synchronized String disputed(String payment, long units, Instant answerBy) {
    var dispute = made("dispute", "du").put("payment_intent", payment)
        .put("amount", units)
        .put("status", "needs_response");
    dispute.put("charge", chargeOf(objects.get(payment)).path("id").asText());
    ((ObjectNode) dispute.get("evidence_details")).put("due_by", answerBy.getEpochSecond());
    tell("charge.dispute.created", dispute);
    return dispute.path("id").asText();
  }

  synchronized void decided(String dispute, String outcome) {
    tell("charge.dispute.closed", objects.get(dispute).put("status", outcome));
  }

  /** How many pages were ever opened. */
  synchronized long sessions() {
    return objects.values().stream().filter(one -> one.path("object").asText().equals("checkout.session")).count();
  }

  /** The events told so far, oldest first. */
  public synchronized List<ObjectNode> events() {
    return List.copyOf(events);
  }

  synchronized Answer answer(Request request) {
    var path = request.path();
    if (request.method().equals("POST")) {
      return switch (path) {
        case "/v1/checkout/sessions" -> Answer.ok(session(request.form()));
        case "/v1/refunds" -> refunded(request.form());
        default -> path.endsWith("/expire") ? expired(request.id()) : missing();
      };
    }
    return switch (path) {
      case "/v1/refunds" -> list("refund", wanted(request.form()));
      case "/v1/disputes" -> list("dispute", wanted(request.form()));
      case "/v1/events" -> events(request.form());
    default -> objects.containsKey(request.id()) ? Answer.ok(expanded(objects.get(request.id()), request)) : missing();
    };
  }

  private ObjectNode session(Map<String, String> form) {
    var session = made("checkout.session", "cs_test");
    session.put("status", "open").put("payment_status", "unpaid").put("mode", form.get("mode"));
    session.put("url", "https://checkout.stripe.com/c/pay/" + session.path("id").asText());
    session.put("amount_total", Long.parseLong(form.get("line_items[0][price_data][unit_amount]")));
    session.put("currency", form.get("line_items[0][price_data][currency]"));
    session.put("client_reference_id", form.get("client_reference_id"))
        .put("expires_at", Long.parseLong(form.get("expires_at")));
    session.putNull("payment_intent");
    session.putObject("metadata").put(StripeApi.INVOICE, form.get("metadata[" + StripeApi.INVOICE + "]"));
    session.put("_for", form.get("payment_intent_data[metadata][" + StripeApi.INVOICE + "]"));
    return session;
  }

  private Answer expired(String id) {
    var session = objects.get(id);
    if (session == null) {
      return missing();
    }
    return session.path("status").asText().equals("open")
        ? Answer.ok(session.put("status", "expired"))
        : Answer.error(400, "invalid_request_error", "");
  }

  private Answer refunded(Map<String, String> form) {
    var payment = objects.get(form.get("payment_intent"));
    if (payment == null) {
      return missing();
    }
    var left = payment.path("amount_received").asLong()
        - refundsOf(payment).mapToLong(one -> one.path("amount").asLong()).sum();
    var units = Long.parseLong(form.get("amount"));
    if (units > left) {
      return Answer.error(400, "invalid_request_error", "charge_already_refunded");
    }
    var reference = form.get("metadata[" + StripeApi.REFERENCE + "]");
    return Answer.ok(refund(payment.path("id").asText(), units, Map.of(StripeApi.REFERENCE, reference)));
  }

  private Stream<ObjectNode> refundsOf(JsonNode payment) {
    return objects.values().stream().filter(one -> one.path("object").asText().equals("refund"))
        .filter(one -> one.path("payment_intent").asText().equals(payment.path("id").asText()));
  }

  private ObjectNode refund(String payment, long units, Map<String, String> metadata) {
    var refund = made("refund", "re").put("payment_intent", payment).put("amount", units).put("status", "succeeded");
    var kept = refund.putObject("metadata");
    metadata.forEach(kept::put);
    tell("refund.created", refund);
    return refund;
  }

  private ObjectNode completed(String id, String paymentStatus, String state) {
    var session = objects.get(id);
    var payment = made("payment_intent", "pi");
    payment.put("amount", session.path("amount_total").asLong()).put("currency", session.path("currency").asText());
    payment.put("amount_received", state.equals("succeeded") ? session.path("amount_total").asLong() : 0)
        .put("status", state);
    payment.putObject("metadata").put(StripeApi.INVOICE, session.path("_for").asText());
    session.put("status", "complete")
        .put("payment_status", paymentStatus)
        .put("payment_intent", payment.path("id").asText());
    return payment;
  }

  private ObjectNode charge(ObjectNode payment, String method, String state) {
    var charge = made("charge", "ch").put("payment_intent", payment.path("id").asText()).put("status", state);
    charge.put("amount", payment.path("amount").asLong()).put("currency", payment.path("currency").asText());
    charge.put("amount_captured", state.equals("succeeded") ? payment.path("amount").asLong() : 0)
        .putNull("balance_transaction");
    charge.putObject("payment_method_details").put("type", method);
    payment.put("latest_charge", charge.path("id").asText());
    return charge;
  }

  private void fee(ObjectNode charge, long units) {
    var booked = made("balance_transaction", "txn").put("fee", units).put("currency", charge.path("currency").asText());
    charge.put("balance_transaction", booked.path("id").asText());
  }

  private ObjectNode chargeOf(JsonNode payment) {
    return objects.get(payment.path("latest_charge").asText());
  }

  private JsonNode expanded(ObjectNode object, Request request) {
    if (!request.form().containsValue("latest_charge.balance_transaction")) {
      return object;
    }
    var whole = object.deepCopy();
    var charge = objects.get(object.path("latest_charge").asText());
    if (charge != null) {
      var copy = charge.deepCopy();
      var booked = objects.get(charge.path("balance_transaction").asText());
      if (booked != null) {
        copy.set("balance_transaction", booked);
      }
      whole.set("latest_charge", copy);
    }
    return whole;
  }

  private Answer list(String kind, Predicate<JsonNode> wanted) {
    var list = JSON.createObjectNode().put("object", "list").put("has_more", false).put("url", "/v1/" + kind + "s");
    var data = list.putArray("data");
    objects.values().stream().filter(one -> one.path("object").asText().equals(kind)).filter(wanted).forEach(data::add);
    return Answer.ok(list);
  }

  /** Newest first, a few a page, as Stripe does. */
  private Answer events(Map<String, String> form) {
    var since = Long.parseLong(form.getOrDefault("created[gte]", "0"));
    var all = new ArrayList<>(events);
    Collections.reverse(all);
    all.removeIf(event -> event.path("created").asLong() < since || !form.containsValue(event.path("type").asText()));
    var after = form.get("starting_after");
    var from = after == null ? 0 : 1 + all.stream().map(one -> one.path("id").asText()).toList().indexOf(after);
    var page = all.subList(from, Math.min(all.size(), from + 2));
    var list = JSON.createObjectNode()
        .put("object", "list")
        .put("url", "/v1/events")
        .put("has_more", from + page.size() < all.size());
    list.putArray("data").addAll(page);
    return Answer.ok(list);
  }

  private static Predicate<JsonNode> wanted(Map<String, String> form) {
    var since = Long.parseLong(form.getOrDefault("created[gte]", "0"));
    return one -> one.path("created").asLong() >= since
        && (form.get("payment_intent") == null
            || one.path("payment_intent").asText().equals(form.get("payment_intent")));
  }

  private void tell(String kind, ObjectNode object) {
    var event = JSON.createObjectNode()
        .put("id", "evt_%s%d".formatted(account, ++lastId))
        .put("object", "event")
        .put("type", kind)
        .put("api_version", Stripe.API_VERSION).put("created", moment).put("livemode", false);
    event.putObject("data").set("object", object.deepCopy());
    events.add(event);
  }

  private ObjectNode made(String kind, String prefix) {
    ObjectNode object = EXAMPLES.path(kind).deepCopy();
    object.put("id", "%s_%s%d".formatted(prefix, account, ++lastId)).put("created", moment).put("currency", "usd");
    objects.put(object.path("id").asText(), object);
    return object;
  }

  private static Answer missing() {
    return Answer.error(404, "invalid_request_error", "resource_missing");
  }

  private static JsonNode examples() {
    try (InputStream file = StripeRecords.class.getResourceAsStream("/contracts/stripe.fixtures.json")) {
      return JSON.readTree(file).path("resources");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
