package io.matterflow.demo.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.HttpCalls;
import io.matterflow.demo.StartedProduct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * A demo with a month behind it: people were asked for their time, a client's matters were billed, one of them has its
 * invoice. The bills of the others wait for their review, one for each case that somebody needs.
 */
final class GuideFirm implements AutoCloseable {

  static final String CLIENT = "C1099";
  static final String MATTER = "1099-0001";
  static final String ON_HOLD = "1099-0900";
  static final String TRUST_ACCOUNT = "IOLTA-1";

  /** Of a third client, who is told of each deposit. */
  static final String TRUST_LEDGER = "1001-0001";

  private static final Path OWN_CLIENT = Path.of("src/main/resources/demo/own-client.json");
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final List<Integer> FRIDAYS = List.of(5, 12, 19, 26);

  /** Bills of each of two clients: nobody is sent more than ten e-mails a day. */
  private static final int BILLS = 12;
  private static final int CLIENTS = 2;

  /**
   * A table holds at once on each node, not within the two seconds for which a node remembers which one is in force.
   */
  private static final Map<String, String> SETTINGS =
      Map.of("MATTERFLOW_DEMO_CLOCK", "2026-06-01T08:00:00-05:00", "MATTERFLOW_DECISIONS_KNOWN_FOR", "PT0S");

  private final StartedProduct product;
  private final Queue<String> ofTheClient = new ArrayDeque<>();
  private final Queue<String> ofAnother = new ArrayDeque<>();
  private int told;

  private GuideFirm(StartedProduct product) {
    this.product = product;
  }

  static GuideFirm in(Path folder) {
    var firm = new GuideFirm(StartedProduct.in(folder, SETTINGS));
    try {
      firm.liveThroughJune();
      return firm;
    } catch (RuntimeException | AssertionError failed) {
      firm.close();
      throw failed;
    }
  }

  int port() {
    return product.address().getPort();
  }

  HttpCalls as(String user) {
    return HttpCalls.to(port()).as(user, "demo");
  }

  JsonNode get(String user, String path) {
    return product.get(user, path);
  }

  JsonNode post(String user, String path, Object body) {
    return product.post(user, path, body instanceof String text ? text : written(body));
  }

  /** A request without a body, which answers nothing. */
  void accept(String user, String path) {
    assertThat(as(user).send("POST", path, "").status()).as(path).isEqualTo(202);
  }

  JsonNode put(String user, String path, Object body) {
    return product.put(user, path, body);
  }

  /** Of the month behind, of another client, and nobody has looked at it yet. */
  String preBill() {
    return ofAnother.remove();
  }

  /** The responsible attorney's review. */
  String reviewed(String preBill) {
    sign(preBill, "responsible-attorney", "review");
    return preBill;
  }

  /** A signature, and the pre-bill after it. */
  JsonNode signed(String preBill, String user) {
    return sign(preBill, user, "approval");
  }

  /** The number of an invoice that the client has just got. */
  String invoice() {
    return invoiceOf(ofTheClient.remove());
  }

  String invoiceOf(String preBill) {
    var number = signed(reviewed(preBill), "billing-partner").path("invoiceNumber").asText();
    await().atMost(SOON).untilAsserted(
        () -> assertThat(get("system", "/api/invoices/" + number).path("state").asText())
            .as("invoice %s, with %s blocked and %s kept back", number, get("billing-admin", "/api/exceptions"),
                get("billing-admin", "/api/client-messages"))
            .isEqualTo("DELIVERED"));
    return number;
  }

  /** An e-mail of a timekeeper about a matter, sent now: what came of it. */
  JsonNode email(String matter) {
    told++;
    return post("system", "/api/activity-signals", """
        {"id": "guide-%1$d", "kind": "EMAIL", "direction": "OUT", "timestamp": "%2$s", "timekeeperId": "timekeeper",
         "from": "chidi.abara@harrowpike.example", "to": ["mina.castell@larkspur.example"], "cc": [],
         "subject": "[%3$s] Comments on clause %1$d", "body": "Please find my comments on clause %1$d attached.",
         "messageId": "<guide-%1$d@harrowpike.example>", "headers": {}}
        """.formatted(told, now(), matter)).at("/results/0");
  }

  /** The prompt that asks for the time of a new e-mail; its timekeeper says that it belongs there, where asked. */
  JsonNode prompt(String matter) {
    var told = email(matter);
    if (told.path("outcome").asText().equals("CONFIRM")) {
      told = post("timekeeper", "/api/activity-signals/%s/confirmation".formatted(told.path("signalId").asText()),
          Map.of("matterId", matter));
    }
    assertThat(told.path("promptId").asText()).as(told.toString()).isNotEmpty();
    return get("timekeeper", "/api/time-prompts/" + told.path("promptId").asText());
  }

  /** Money that goes back to the client from trust, once one lawyer has authorized it. */
  JsonNode refundSignedOnce(String amount) {
    var proposed = post("billing-coordinator", "/api/trust/drawdowns",
        Map.of("account", TRUST_ACCOUNT, "ledger", TRUST_LEDGER,
        "type", "REFUND", "amount", amount, "payee", "Bluewater Logistics Inc"));
    return post("trust-authorizer",
        "/api/trust/drawdowns/%s/authorization".formatted(proposed.path("drawdownId").asText()),
        Map.of("decision", "AUTHORIZE", "version", proposed.path("version").asInt()));
  }

  String now() {
    return get("system", "/demo/clock").path("now").asText();
  }

  void advance(String duration) {
    move(Map.of("advance", duration));
  }

  void clockTo(String moment) {
    move(Map.of("to", moment));
  }

  /** What the demo's mailbox has with these words in its subject, text or attachments. */
  List<JsonNode> mails(String words) {
    return StreamSupport.stream(get("system", "/demo/mailbox").spliterator(), false)
        .filter(mail -> mail.toString().contains(words))
        .toList();
  }

  @Override
  public void close() {
    product.close();
  }

  private void liveThroughJune() {
    put("system", "/api/directory", directory());
    put("trust-authorizer", "/api/trust/accounts/%s/opening".formatted(TRUST_ACCOUNT),
        Map.of("asOf", "2026-06-01", "ledgers", Map.of(TRUST_LEDGER, "90000.00")));
    var entries = JsonNodeFactory.instance.arrayNode();
    for (int week = 0; week < FRIDAYS.size(); week++) {
      clockTo("2026-06-%02dT16:00:00-05:00".formatted(FRIDAYS.get(week)));
      var prompt = email(MATTER).path("promptId").asText();
      post("timekeeper", "/api/time-prompts/%s/decision".formatted(prompt), "{\"decision\": \"APPROVE\"}");
    }
    prompt(ON_HOLD);
    refundSignedOnce("12500.00");
    var matters = matters();
    matters.forEach(matter -> entries.add(entry(matter, entries.size())));
    assertThat(post("system", "/api/time-entries", entries).path("accepted").asInt()).isEqualTo(matters.size());
    clockTo("2026-06-30T17:00:00-05:00");
    post("billing-coordinator", "/api/billing-cycles", Map.of("cycle", "MONTHLY", "periodEnd", "2026-06-30",
        "matterIds", matters));
    await("the month is billed").atMost(SOON).until(() -> inReview().size() == matters.size());
    inReview().forEach(preBill -> (preBill.path("clientId").asText().equals(CLIENT) ? ofTheClient : ofAnother)
        .add(preBill.path("id").asText()));
    invoiceOf(preBill());
  }

  private List<JsonNode> inReview() {
    return as("billing-coordinator").items("/api/pre-bills?state=IN_REVIEW");
  }

  private JsonNode sign(String preBill, String user, String act) {
    var version = get(user, "/api/pre-bills/" + preBill).path("version").asText();
    return post(user, "/api/pre-bills/%s/%s".formatted(preBill, act), "{\"version\": %s}".formatted(version));
  }

  private void move(Map<String, String> by) {
    JsonNode moved;
    do {
      moved = post("system", "/demo/clock", by);
    } while (!moved.path("complete").asBoolean());
  }

  private static List<String> matters() {
    return IntStream.range(0, CLIENTS * BILLS)
        .mapToObj(serial -> "%d-%04d".formatted(1099 - serial / BILLS, 101 + serial % BILLS))
        .toList();
  }

  private static ObjectNode entry(String matter, int serial) {
    return JsonNodeFactory.instance.objectNode()
        .put("id", "guide-" + serial)
        .put("matterId", matter)
        .put("timekeeperId", "timekeeper")
        .put("workDate", "2026-06-%02d".formatted(1 + serial % 28))
        .put("hours", "2.0")
        .put("narrative", "Draft clause %d of the lease and compare it with the landlord's form".formatted(serial));
  }

  /** Matters like the demo's own one, for its client and for another. */
  private static ObjectNode directory() {
    var demo = read(OWN_CLIENT);
    var directory = JsonNodeFactory.instance.objectNode();
    var another = (ObjectNode) demo.path("clients").get(0).deepCopy();
    another.put("id", "C1098").put("name", "Sorrel Bakeries Inc").putArray("domains").add("sorrel.example");
    another.putArray("contacts");
    another.putObject("billingContact").put("name", "Accounts Payable").put("email", "billing@sorrel.example");
    directory.putArray("clients").add(another);
    var own = demo.path("matters").get(0);
    var matters = directory.putArray("matters");
    matters().forEach(id -> matters.add(like(own, id)));
    matters.add(like(own, ON_HOLD).put("status", "ON_HOLD"));
    return directory;
  }

  private static ObjectNode like(JsonNode own, String id) {
    var matter = (ObjectNode) own.deepCopy();
    matter.putArray("aliases");
    matter.putArray("contacts");
    return matter.put("id", id)
        .put("clientId", "C" + id.split("-")[0])
        .put("name", "Lease " + id)
        .put("clientMatterId", "LRK-" + id)
        .put("dmsWorkspaceId", "ws-" + id).put("mailTag", "m%s@mail.harrowpike.example".formatted(id.replace("-", "")));
  }

  private static JsonNode read(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String written(Object body) {
    try {
      return new ObjectMapper().writeValueAsString(body);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
