package io.matterflow.demo;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The way from an e-mail to an approved pre-bill on the demo's own matter, by the same requests as the README's. */
final class WalkThrough {

  private static final String MATTER = "1099-0001";
  private static final Duration SOON = Duration.ofSeconds(60);

  private final StartedProduct product;

  WalkThrough(StartedProduct product) {
    this.product = product;
  }

  /** Bills one e-mail of the period and answers the number of the invoice that is on its way. */
  String invoiceFor(String periodEnd) {
    approvePromptFor(periodEnd);
    product.post("billing-coordinator", "/api/billing-cycles",
        "{\"cycle\": \"MONTHLY\", \"periodEnd\": \"%s\", \"matterIds\": [\"%s\"]}".formatted(periodEnd, MATTER));
    await("a pre-bill").atMost(SOON).until(() -> preBill(periodEnd).isPresent());
    var preBill = preBill(periodEnd).orElseThrow();
    sign(preBill, "responsible-attorney", "review");
    return sign(preBill, "billing-partner", "approval").path("invoiceNumber").asText();
  }

  /** The e-mail of the period is told once more: what came of it. */
  JsonNode toldAgain(String date) {
    return signalOf(date).at("/results/0");
  }

  /** How many entries of the e-mail's prompt the practice system was ever given. */
  long postings(String date) {
    var prompt = toldAgain(date).get("promptId").asText();
    return product.vendorLines("practice").stream().filter(line -> line.contains(prompt)).count();
  }

  private JsonNode signalOf(String date) {
    return product.post("system", "/api/activity-signals", """
        {"id": "mail-%1$s", "kind": "EMAIL", "direction": "OUT", "timestamp": "%1$sT09:20:00-05:00",
         "timekeeperId": "timekeeper", "from": "chidi.abara@harrowpike.example", "to": ["mina.castell@larkspur.example"],
         "cc": [], "subject": "[%2$s] Comments on the warehouse lease", "body": "Please find my comments attached.",
         "messageId": "<lease-%1$s@harrowpike.example>", "headers": {}}
        """.formatted(date, MATTER));
  }

  private void approvePromptFor(String date) {
    var prompt = signalOf(date).at("/results/0/promptId").asText();
    product.post("timekeeper", "/api/time-prompts/%s/decision".formatted(prompt), "{\"decision\": \"APPROVE\"}");
    product.post("system", "/demo/clock", "{\"advance\": \"PT3M\"}");
    await("the time entry is posted").atMost(SOON).until(() ->
        product.get("timekeeper", "/api/time-prompts?state=POSTED").toString().contains(prompt));
  }

  private JsonNode sign(String preBill, String user, String act) {
    var version = product.get(user, "/api/pre-bills/" + preBill).path("version").asText();
    return product.post(user, "/api/pre-bills/%s/%s".formatted(preBill, act), "{\"version\": %s}".formatted(version));
  }

  private Optional<String> preBill(String periodEnd) {
    var preBills = product.get("billing-coordinator", "/api/pre-bills?matterId=" + MATTER).path("items");
    return StreamSupport.stream(preBills.spliterator(), false)
        .filter(preBill -> preBill.path("periodEnd").asText().equals(periodEnd))
        .map(preBill -> preBill.path("id").asText())
        .findFirst();
  }
}
