package io.matterflow.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.OwnPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is killed while the mail vendor has an invoice in its hands: once after it took the mail and before it
 * said so, once before it took it. Either way the client gets one mail.
 */
class KillIT {

  /**
   * Locks and leases as in production would let a restarted product wait for a minute; shorter ones than these would
   * let the living product take over from itself before it is killed.
   */
  private static final Map<String, String> SHORT_MEMORY = Map.of(
      "CAMUNDA_BPM_JOB_EXECUTION_LOCK_TIME_IN_MILLIS", "15000",
      "CAMUNDA_BPM_JOB_EXECUTION_MAX_WAIT", "1000",
      "MATTERFLOW_EFFECTS_LEASE", "PT15S");

  private static final Duration SOON = Duration.ofSeconds(90);

  @TempDir
  private Path folder;

  @Test
  void aKillLeavesOneMailOnTheEmbeddedDatabase() {
    try (var product = StartedProduct.in(folder, SHORT_MEMORY)) {
      isKilledTwiceAndSendsEachInvoiceOnce(product);
    }
  }

  @Test
  void aKillLeavesOneMailOnPostgres() throws IOException {
    try (var postgres = OwnPostgres.start();
        var product = StartedProduct.in(folder, on(postgres))) {
      isKilledTwiceAndSendsEachInvoiceOnce(product);
    }
  }

  private static void isKilledTwiceAndSendsEachInvoiceOnce(StartedProduct product) {
    var matter = new WalkThrough(product);

    var june = whenTheVendorIs("HANG_AFTER", product, () -> matter.invoiceFor("2026-06-30"));
    await("the vendor took the mail").atMost(SOON).until(() -> mails(product, june) == 1);
    product.kill();
    product.start();
    assertDeliveredOnce(product, june);

    product.post("system", "/demo/clock", "{\"to\": \"2026-07-31T18:00:00-05:00\"}");
    var july = whenTheVendorIs("HANG_BEFORE", product, () -> matter.invoiceFor("2026-07-31"));
    assertThat(mails(product, july)).isZero();
    product.kill();
    product.start();
    assertDeliveredOnce(product, july);
    assertThat(matter.toldAgain("2026-06-30").path("outcome").asText()).isEqualTo("DUPLICATE");
    assertThat(matter.postings("2026-06-30")).isEqualTo(1);
    assertThat(mails(product, june)).isEqualTo(1);
  }

  /** Answers the invoice once the vendor has been called for it and leaves the caller waiting. */
  private static String whenTheVendorIs(String mood, StartedProduct product, Supplier<String> invoice) {
    product.post("system", "/demo/vendors/messaging", "{\"mood\": \"%s\", \"patience\": \"PT5M\"}".formatted(mood));
    var number = invoice.get();
    await("the vendor has the mail in its hands").atMost(SOON).until(() -> isWaiting(product, number));
    return number;
  }

  private static void assertDeliveredOnce(StartedProduct product, String invoice) {
    await().atMost(SOON)
        .untilAsserted(() -> assertThat(product.get("system", "/api/invoices/" + invoice).path("state").asText())
        .as("state of invoice %s, with %s blocked", invoice, product.get("billing-admin", "/api/exceptions"))
        .isEqualTo("DELIVERED"));
    assertThat(mails(product, invoice)).as("mails with invoice " + invoice).isEqualTo(1);
  }

  private static long mails(StartedProduct product, String invoice) {
    return items(product.get("system", "/demo/mailbox"))
        .filter(mail -> mail.path("attachments").toString().contains(invoice))
        .count();
  }

  /** Messages to the firm's own people may wait beside the invoice. */
  private static boolean isWaiting(StartedProduct product, String invoice) {
    return items(product.get("system", "/demo/vendors").path("items"))
        .filter(vendor -> vendor.path("name").asText().equals("messaging"))
        .anyMatch(vendor -> vendor.path("waiting").toString().contains(invoice));
  }

  private static Stream<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static Map<String, String> on(EmbeddedPostgres postgres) {
    var settings = new TreeMap<>(SHORT_MEMORY);
    settings.put("SPRING_DATASOURCE_URL", postgres.getJdbcUrl("postgres", "postgres"));
    settings.put("SPRING_DATASOURCE_USERNAME", "postgres");
    settings.put("SPRING_DATASOURCE_PASSWORD", "postgres");
    return settings;
  }
}
