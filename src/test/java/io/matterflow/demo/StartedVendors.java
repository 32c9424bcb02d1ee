package io.matterflow.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matterflow.HttpCalls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The stub vendors as a process of their own, with the moments of each call watched on the way to them. */
final class StartedVendors implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path log;
  private final Process process;
  private final HttpCalls world;
  private final Relay mail;
  private final Relay twilio;
  private final Relay stripe;

  StartedVendors(Path folder, KillPoints points) {
    log = folder.resolve("vendors.jsonl");
    try {
      process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
          StubVendors.class.getName(), log.toString())
          .redirectError(folder.resolve("vendors.log").toFile()).start();
      var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
      var ports = JSON.readTree(said);
      world = HttpCalls.to(ports.path("world").asInt());
      mail = new Relay(ports.path("mail").asInt(), WatchedVendor.mail(points));
      twilio = new Relay(ports.path("twilio").asInt(), WatchedVendor.web("Twilio", points));
      stripe = new Relay(ports.path("stripe").asInt(), WatchedVendor.web("Stripe", points));
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** What connects the product to them. */
  Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("MATTERFLOW_MESSAGING_EMAIL", "smtp"),
        Map.entry("MATTERFLOW_MESSAGING_SMTP_HOST", "127.0.0.1"),
        Map.entry("MATTERFLOW_MESSAGING_SMTP_PORT", Integer.toString(mail.port())),
        Map.entry("MATTERFLOW_MESSAGING_SMTP_SECURITY", "NONE"),
        Map.entry("MATTERFLOW_MESSAGING_SMTP_FROM", "billing@harrowpike.example"),
        Map.entry("MATTERFLOW_MESSAGING_SMS", "twilio"),
        Map.entry("MATTERFLOW_MESSAGING_TWILIO_URL", "http://127.0.0.1:" + twilio.port()),
        Map.entry("MATTERFLOW_MESSAGING_TWILIO_ACCOUNT_SID", "AC0123456789abcdef0123456789abcdef"),
        Map.entry("MATTERFLOW_MESSAGING_TWILIO_AUTH_TOKEN", "auth-token-canary"),
        Map.entry("MATTERFLOW_MESSAGING_TWILIO_FROM", "+13125550199"),
        Map.entry("MATTERFLOW_PAYMENTS_VENDOR", "stripe"),
        Map.entry("MATTERFLOW_PAYMENTS_STRIPE_URL", "http://127.0.0.1:" + stripe.port()),
        Map.entry("MATTERFLOW_PAYMENTS_STRIPE_SECRET_KEY", "sk_test_canary"),
        Map.entry("MATTERFLOW_PAYMENTS_STRIPE_WEBHOOK_SECRETS", StripeTelling.SECRET),
        Map.entry("MATTERFLOW_PAYMENTS_STRIPE_ATTEND_EVERY", "PT0.5S"),
        Map.entry("MATTERFLOW_PAYMENTS_STRIPE_CATCH_UP_EVERY", "PT2S"));
  }

  void itIs(Instant now) {
    world.post("/clock", now.toString());
  }

  /** The payer pays the page at Stripe by card, once. */
  void pay(String session) {
    if (log("payment").stream().noneMatch(payment -> payment.key().equals(session))) {
      world.post("/payer", session);
    }
  }

  /** What Stripe has to tell, oldest first. */
  List<JsonNode> events() {
    return List.copyOf(JSON.convertValue(world.get("/events").json(), JSON.getTypeFactory().constructCollectionType(
        List.class, JsonNode.class)));
  }

  /** What was done of a kind, oldest first. */
  List<Done> log(String what) {
    return log().stream().filter(done -> done.what().equals(what)).toList();
  }

  private List<Done> log() {
    try {
      return Files.exists(log) ? Files.readAllLines(log).stream().map(StartedVendors::done).toList() : List.of();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Done done(String line) {
    try {
      return JSON.readValue(line, Done.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    mail.close();
    twilio.close();
    stripe.close();
    process.destroy();
  }

  /** An effect in the vendors' own log: what, under which key of ours, under which id of theirs, for whom. */
  record Done(String what, String key, String id, String whom) {}
}
