package io.matterflow.benchmark;

import com.stripe.net.Webhook;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Prints how many webhooks a second the product takes over HTTP on PostgreSQL, and how long it takes to answer: those
 * of Stripe, which are stored to be read later, and payments told by another system, which begin a case. The floor, in
 * the same round: the rows that were written, once more by hand. Nothing is asserted.
 */
public final class WebhookIntake {

  private static final int ROUNDS = Integer.getInteger("rounds");
  private static final int WEBHOOKS = Integer.getInteger("webhooks");
  private static final int SENDERS = Integer.getInteger("webhooks.senders");
  private static final int INVOICES = 100;
  private static final String SECRET = "whsec_benchmark";
  /** Nobody listens there: what a webhook names is not read here. */
  private static final String NOBODY = "http://127.0.0.1:1";

  private final Product product;
  private final RowFloor floor;
  private final HttpCalls stripe;
  private final HttpCalls system;
  private final List<InvoiceNumber> invoices;

  private WebhookIntake(Product product, RowFloor floor) {
    this.product = product;
    this.floor = floor;
    this.stripe = HttpCalls.to(product.port());
    this.system = stripe.as("system");
    var matter = product.bean(Firm.class).hourlyMatter().loaded();
    this.invoices = Collections.nCopies(INVOICES, "1000000").stream()
        .map(total -> product.bean(Invoiced.class).issued(matter, total))
        .toList();
  }

  public static void main(String[] arguments) throws Exception {
    print("%d rounds of %d webhooks from %d senders, %d cores, Java %s", ROUNDS, WEBHOOKS, SENDERS,
        Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
    var settings = Map.<String, Object>of(
        "matterflow.payments.vendor", "stripe",
        "matterflow.public-url", "https://billing.example.com",
        "matterflow.payments.stripe.url", NOBODY,
        "matterflow.payments.stripe.secret-key", "sk_benchmark",
        "matterflow.payments.stripe.webhook-secrets", SECRET,
        "matterflow.payments.stripe.attend-every", "PT24H",
        "matterflow.payments.stripe.catch-up-every", "PT24H");
    try (var database = BenchmarkDatabase.postgres(); var product = new Product(database, settings);
        var connections = database.connections()) {
      new WebhookIntake(product, new RowFloor(connections)).compare();
    }
    System.exit(0);
  }

  private void compare() throws Exception {
    round(this::tellStripes, new Measured());
    round(this::tellPayment, new Measured());
    var ofStripe = new Measured();
    var payments = new Measured();
    for (int round = 0; round < ROUNDS; round++) {
      round(this::tellStripes, ofStripe);
      round(this::tellPayment, payments);
    }
    print("%n| what is told | a second | median, ms | 99th percentile, ms | floor, a second | ratio | rows |");
    print("|---|---|---|---|---|---|---|");
    ofStripe.print("Stripe's webhook");
    payments.print("a payment, `POST /api/payments`");
  }

  private void round(Callable<Integer> telling, Measured measured) throws Exception {
    var nanos = new ArrayList<Long>();
    var next = new AtomicInteger();
    var pool = Executors.newFixedThreadPool(SENDERS);
    try {
      Callable<List<Long>> sender = () -> {
        var mine = new ArrayList<Long>();
        while (next.getAndIncrement() < WEBHOOKS) {
          var began = System.nanoTime();
          var status = telling.call();
          mine.add(System.nanoTime() - began);
          if (status / 100 != 2) {
            throw new IllegalStateException("a webhook was answered " + status);
          }
        }
        return mine;
      };
      var moment = floor.now();
      var began = System.nanoTime();
      for (var done : pool.invokeAll(IntStream.range(0, SENDERS).mapToObj(index -> sender).toList())) {
        nanos.addAll(done.get());
      }
      measured.ours.add(WEBHOOKS * 1e9 / (System.nanoTime() - began));
      floor.take(moment);
      measured.floor.add(floor.perSecond(WEBHOOKS, 1));
      measured.rows = (double) floor.rowsTaken() / WEBHOOKS;
      Collections.sort(nanos);
      measured.median.add(nanos.get(nanos.size() / 2) / 1e6);
      measured.slowest.add(nanos.get(nanos.size() * 99 / 100) / 1e6);
    } finally {
      pool.shutdown();
    }
  }

  private int tellStripes() throws GeneralSecurityException {
    var body = """
        {"id":"evt_%1$s","object":"event","type":"payment_intent.succeeded","data":{"object":{"id":"pi_%1$s","object":"payment_intent"}}}"""
        .formatted(UUID.randomUUID().toString().replace("-", ""));
    var now = product.bean(MovableClock.class).instant().getEpochSecond();
    return stripe.with("Stripe-Signature", Webhook.Signature.generateSignatureHeader(body, SECRET, now))
        .post("/api/webhooks/stripe", body).status();
  }

  private int tellPayment() {
    var id = UUID.randomUUID();
    return system
        .post("/api/payments",
            Map.of("source", "benchmark", "eventId", id.toString(), "amount", "1.00", "currency", "USD",
                "invoiceNumber", invoices.get(Math.floorMod(id.hashCode(), INVOICES)).value(), "account", "OPERATING"))
        .status();
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  /** What the rounds of one kind came to. */
  private static final class Measured {

    private final Rounds ours = new Rounds();
    private final Rounds floor = new Rounds();
    private final Rounds median = new Rounds();
    private final Rounds slowest = new Rounds();
    private double rows;

    void print(String what) {
      WebhookIntake.print("| %s | %s | %s | %s | %s | 1 : %.1f | %.1f |", what, ours, median, slowest, floor,
          floor.median() / ours.median(), rows);
    }
  }
}
