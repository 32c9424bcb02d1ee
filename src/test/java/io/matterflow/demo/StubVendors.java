package io.matterflow.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.matterflow.engine.MovableClock;
import io.matterflow.messaging.smtp.SmtpStub;
import io.matterflow.messaging.twilio.TwilioStub;
import io.matterflow.payments.stripe.StripeStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * A mail system, Twilio and Stripe as a program of its own. What they were brought to do stands in a file, a line for
 * each, synced before whoever asked is answered: a product that is killed cannot change it.
 */
final class StubVendors {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final MovableClock clock = new MovableClock();
  private final FileChannel file;

  private StubVendors(Path log) throws IOException {
    file = FileChannel.open(log, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  /** Says where each of them is, and runs until whoever started it lets go of its input. */
  public static void main(String[] log) throws IOException {
    var vendors = new StubVendors(Path.of(log[0]));
    System.out.println(vendors.open());
    while (System.in.read() >= 0) {
      continue;
    }
    System.exit(0);
  }

  private ObjectNode open() throws IOException {
    var mail = new SmtpStub().tells(this::mailed);
    var twilio = new TwilioStub(clock).tells(this::texted);
    var stripe = new StripeStub().tells(this::ordered);
    var world = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    world.createContext("/clock", exchange -> answer(exchange, itIs(Instant.parse(asked(exchange)), stripe)));
    world.createContext("/payer", exchange -> answer(exchange, paid(asked(exchange), stripe)));
    world.createContext("/events", exchange -> answer(exchange, JSON.valueToTree(stripe.records.events())));
    world.start();
    return JSON.createObjectNode()
        .put("mail", mail.port())
        .put("twilio", port(twilio.url()))
        .put("stripe", port(stripe.url()))
        .put("world", world.getAddress().getPort());
  }

  private JsonNode itIs(Instant now, StripeStub stripe) {
    clock.runFrom(now);
    stripe.records.itIs(now);
    return JSON.createObjectNode();
  }

  /** The payer pays the page by card, and that is an effect like any other. */
  private JsonNode paid(String session, StripeStub stripe) {
    var payment = stripe.records.paysByCard(session);
    append("payment", session, payment, "");
    return JSON.createObjectNode().put("payment", payment);
  }

  private void mailed(SmtpStub.Mail mail) {
    var id = mail.content().lines().filter(line -> line.startsWith("Message-ID: ")).findFirst().orElse("");
    append("mail", id.replace("Message-ID: ", ""), "", String.join(" ", mail.to()));
  }

  private void texted(ObjectNode message) {
    append("text", message.path("sid").asText(), message.path("sid").asText(), message.path("to").asText());
  }

  private void ordered(StripeStub.Request request, JsonNode made) {
    if (request.path().equals("/v1/refunds")) {
      append("refund", made.path("metadata").path("matterflow_reference").asText(), made.path("id").asText(), "");
    } else {
      append("checkout", made.path("id").asText(), request.key(), made.path("client_reference_id").asText());
    }
  }

  private synchronized void append(String what, String key, String id, String whom) {
    var line = JSON.createObjectNode().put("what", what).put("key", key).put("id", id).put("whom", whom) + "\n";
    try {
      file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
      file.force(true);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static int port(String url) {
    return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
  }

  private static String asked(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, JsonNode answer) throws IOException {
    try (exchange) {
      var bytes = JSON.writeValueAsBytes(answer);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
