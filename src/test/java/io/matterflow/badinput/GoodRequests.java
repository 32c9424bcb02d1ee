package io.matterflow.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.Jobs;
import io.matterflow.Samples;
import io.matterflow.TestPeople;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.PrintPosts;
import io.matterflow.kernel.Role;
import io.matterflow.engine.MovableClock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.TaskService;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * For each write a request that would be taken: the matter, prompt, pre-bill or invoice that it is about stands ready. A request
 * that was only ever spoilt can be spoilt again, since a spoilt one stores nothing.
 */
@Component
class GoodRequests {

  /** Nobody is away twice on a day. */
  private static final AtomicInteger ABSENCES = new AtomicInteger();

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Firm firm;
  private final TestPeople people;
  private final Jobs jobs;
  private final Invoiced invoiced;
  private final PrintPosts posts;
  private final TaskService tasks;
  private final MovableClock clock;
  private final Environment environment;
  private final Map<Write, Request> kept = new EnumMap<>(Write.class);

  GoodRequests(
      Firm firm, TestPeople people, Jobs jobs, Invoiced invoiced, PrintPosts posts, TaskService tasks, MovableClock clock, Environment environment) {
    this.firm = firm;
    this.people = people;
    this.jobs = jobs;
    this.invoiced = invoiced;
    this.posts = posts;
    this.tasks = tasks;
    this.clock = clock;
    this.environment = environment;
  }

  HttpCalls calls() {
    return HttpCalls.to(environment.getRequiredProperty("local.server.port", Integer.class));
  }

  /** One to spoil, always the same. */
  Request toSpoil(Write write) {
    return kept.computeIfAbsent(write, this::fresh);
  }

  /** One of its own, to be sent. */
  Request fresh(Write write) {
    people.timekeeper(Write.ASSOCIATE, Role.TIMEKEEPER);
    return switch (write) {
      case SIGNALS -> request(write, List.of(mail(firm.hourlyMatter().loaded(), "Notes")));
      case SIGNAL_CONFIRMATION -> {
        var matter = firm.hourlyMatter().loaded();
        yield request(write, Map.of("matterId", matter.number()), unsureSignal(matter));
      }
      case SIGNAL_DISMISSAL -> request(write, Map.of("reason", "ADMINISTRATIVE"), unsureSignal(firm.hourlyMatter().loaded()));
      case SIGNAL_TAKEN_UP -> request(write, Map.of("matterId", firm.hourlyMatter().loaded().number()), ignoredSignal());
      case SIGNAL_SPLIT -> {
        var matter = firm.hourlyMatter().loaded();
        var parts = List.of(part(matter, 12), part(firm.hourlyMatter().loaded(), 18));
        yield request(write, Map.of("parts", parts), unsureSignal(matter));
      }
      case EXPENSES -> request(write, List.of(expense(firm.hourlyMatter().loaded())));
      case EXPENSE_EVIDENCE -> request(write, Map.of("receipt", "scan-17", "receiptAmount", "60.00", "vendor", "Court reporter",
          "preApprovalRef", "mail of May 2"), recordedExpense());
      case PROMPT_DRAFT -> {
        var matter = firm.hourlyMatter().loaded();
        yield request(write, edits(matter), prompt(matter));
      }
      case PROMPT_DECISION -> {
        var matter = firm.hourlyMatter().loaded();
        var decision = JSON.<ObjectNode>valueToTree(edits(matter));
        decision.put("decision", "ADJUST").put("reason", "").put("comment", "Agreed");
        yield request(write, decision, prompt(matter));
      }
      case PROMPT_DECISIONS -> {
        var matter = firm.hourlyMatter().loaded();
        var decision = JSON.<ObjectNode>valueToTree(edits(matter));
        yield request(write, List.of(decision.put("promptId", prompt(matter)).put("decision", "ADJUST")));
      }
      case PROMPT_SETTINGS -> request(write, Map.of("mode", "TASK", "notices", "DIGEST")); // as the associate is asked anyway
      case PROMPT_DELEGATION -> request(write, Map.of("delegateId", "TK05", "from", invoiced.today().plusYears(1).toString(),
          "to", invoiced.today().plusYears(1).plusDays(1).toString()));
      case ABSENCE -> {
        var day = invoiced.today().plusYears(1).plusDays(ABSENCES.incrementAndGet()).toString();
        yield request(write, Map.of("personId", "TK05", "substituteId", "TK04", "from", day, "to", day));
      }
      case DAY_REVIEW -> {
        prompt(firm.hourlyMatter().loaded());
        yield request(write, Map.of("timekeeperId", Write.ASSOCIATE));
      }
      case TIME_ENTRIES -> request(write, List.of(entry(firm.hourlyMatter().loaded())));
      case TIME_CHECK -> request(write, Map.of("entries", List.of(entry(firm.hourlyMatter().loaded()))));
      case ENTRY_CORRECTION -> request(write, Map.of("minutes", 24, "narrative", "Draft and revise the answer", "taskCode", "L120",
          "activityCode", "A103", "reason", "The meter had stopped"), postedEntry(firm.hourlyMatter().loaded()));
      case QUESTION_ANSWER -> request(write, Map.of("answer", "KEEP_BOTH"), question(firm.hourlyMatter().loaded()));
      case BILLING_RUN -> request(write, Map.of("cycle", "MONTHLY", "periodEnd", endOfMonth().toString(),
          "matterIds", List.of(firm.hourlyMatter().loaded().number())));
      case MILESTONE -> request(write, Map.of("reachedOn", invoiced.today().toString()),
          firm.hourlyMatter().billedAs("FLAT_MILESTONE").milestone("Filing", "2800.00").loaded().number(), "filing");
      case OUTCOME -> request(write, Map.of("reference", "settlement-1", "reachedOn", invoiced.today().toString(),
          "recovery", "400000.00", "costs", "6400.00", "agreement", "Engagement letter of January 5"),
          firm.hourlyMatter().billedAs("HYBRID_SUCCESS").agreeing("successFeePercent", "12").loaded().number());
      case HOLD -> request(write, Map.of("reason", "A question about the scope", "until", invoiced.today().plusDays(20).toString()),
          firm.hourlyMatter().loaded().number());
      case HOLD_LIFTED -> {
        var hold = fresh(Write.HOLD);
        ok(hold.sentBy(calls()));
        yield request(write, Map.of("reason", "Answered"), hold.path().split("/")[3]);
      }
      case LINE_ADDED -> request(write, Map.of("timekeeperId", Write.ASSOCIATE, "date", invoiced.today().toString(), "hours", "0.5",
          "narrative", "Revise the answer", "taskCode", "L120", "activityCode", "A103", "internalNote", "Forgotten",
          "reason", "Left out"), preBill().get("id").asText());
      case LINE_CHANGED -> lineChanged();
      case BULK_APPROVAL -> {
        var request = judged(Write.REVIEW, preBill());
        var reviewed = ok(request.sentBy(calls())).get("version").asInt();
        yield request(write, Map.of("items", List.of(Map.of("id", request.path().split("/")[3], "version", reviewed))));
      }
      case BILL_ADJUSTED -> request(write, Map.of("kind", "COURTESY", "amount", "10.00", "reasonCode", "GOODWILL",
          "reason", "Kept waiting"), preBill().get("id").asText());
      case NOTE_WRITTEN -> request(write, Map.of("note", "Ask before the next bill"), preBill().get("id").asText());
      case EXCEPTION_RESOLVED -> exceptionResolved();
      case REVIEW -> judged(write, preBill());
      case APPROVAL, RETURN, RECALL -> {
        var request = judged(Write.REVIEW, preBill());
        var reviewed = ok(request.sentBy(calls())).get("version").asInt();
        yield request(write, Map.of("version", reviewed, "reason", "Seen"), request.path().split("/")[3]);
      }
      case DELIVERY -> request(write, Map.of("channel", "EMAIL", "reason", "Lost by the client"), delivered());
      case INVOICE_PREVIEW -> request(write, Map.of("grouping", "TASK", "hours", true, "rates", false, "codes", true, "summary", false,
          "accent", "#6b1d2a", "letterhead", "", "payment", "By check only"), delivered());
      case MESSAGE_PREVIEW -> request(write, Map.of("invoiceNumber", delivered(), "key", "INVOICE", "channel", "EMAIL", "language", "en",
          "subject", "Invoice {invoiceNumber}", "text", "Dear {contactName}", "html", "<p>Dear {contactName}</p>"));
      case PRINT_MAILING -> printMailing(write);
      case PORTAL_STATUS -> request(write, Map.of("status", "ADJUSTED", "approvedAmount", "90.00", "reasons", List.of("Too many hours"), "on",
          invoiced.today().toString(), "submission", 1), invoiced.delivered(firm.hourlyMatter().inPortal("Brightflag").loaded(), "100.00").value());
      case DISPUTE -> request(write, Map.of("reason", "Not agreed", "amount", "40.00", "currency", "USD"), delivered());
      case DISPUTE_RESOLVED -> {
        var dispute = fresh(Write.DISPUTE);
        ok(dispute.sentBy(calls()));
        yield request(write, Map.of("reason", "Explained", "outcome", "UPHELD"), dispute.path().split("/")[3]);
      }
      case CONTACT -> request(write, Map.of("on", invoiced.today().toString(), "way", "PHONE", "note", "They will pay."), delivered());
      case MESSAGES_PAUSED, MESSAGES_DROPPED -> messages(write, firm.hourlyMatter().loaded());
      case MESSAGES_RELEASED -> {
        var client = firm.hourlyMatter().loaded();
        ok(messages(Write.MESSAGES_PAUSED, client).sentBy(calls()));
        yield messages(write, client);
      }
      case MESSAGE_RELEASED, MESSAGE_DROPPED -> request(write, Map.of("reason", "Asked on the phone"), queuedMessage());
      case CREDIT -> request(write, Map.of("reason", "Counted twice", "reasonCode", "BILLED_WRONG", "amount", "20.00"), delivered());
      case VOIDED -> request(write, Map.of("reason", "Wrong client", "reasonCode", "WRONG_CLIENT", "rebill", false), delivered());
      case WRITE_OFF -> request(write, Map.of("reason", "Gone", "reasonCode", "INSOLVENT", "amount", "20.00"), delivered());
      case PAYMENT -> request(write, payment(delivered(), "60.00"));
      case OPENING -> request(write, Map.of("asOf", invoiced.today().toString(), "invoices", List.of(opening())));
      case PAYMENT_DECISION -> request(write, Map.of("decision", "REFUND", "reference", "re-1", "reason", "Paid too much",
          "invoiceNumber", delivered()), overpayment());
      case PAYMENT_REFUND -> request(write, Map.of("amount", "20.00", "reason", "Paid too much"), overpayment());
      case TASK_FINISHED -> {
        var signal = unsureSignal(firm.hourlyMatter().loaded());
        var task = tasks.createTaskQuery().processInstanceBusinessKey(signal).singleResult();
        yield request(write, Map.of("outcome", "DISMISS", "reason", "ADMINISTRATIVE", "answers", Map.of("word", "yes")),
            task.getId());
      }
      case NEW_CLIENT -> newClient();
      case NEW_MATTER -> request(write,
          Map.of("matters", List.of(newMatter(firm.hourlyMatter().loaded().clientId().value()))));
      case USER_INVITED -> request(write, invitation());
      case USER_ROLES -> request(write, Map.of("roles", List.of("auditor"), "everyMatter", true),
          invited().at("/user/id").asText());
      case USER_DISABLED -> request(write, Map.of("reason", "Has left"), invited().at("/user/id").asText());
      case PASSWORD -> {
        var invited = invited();
        yield request(write, Map.of("user", invited.at("/user/id").asText(), "token", invited.get("token").asText(),
            "password", "Correct-Horse-9-Battery"));
      }
    };
  }

  private Map<String, Object> opening() {
    var matter = firm.hourlyMatter().loaded();
    var dated = invoiced.today().minusDays(20).toString();
    return Map.of("number", "T-" + matter.number(), "clientId", matter.clientId().value(), "matterId", matter.number(),
        "invoiceDate", dated, "dueDate", invoiced.today().plusDays(10).toString(), "deliveredOn", dated, "amount", "1200.00",
        "paid", "200.00");
  }

  private String recordedExpense() {
    var matter = firm.hourlyMatter().loaded();
    ok(request(Write.EXPENSES, List.of(expense(matter))).sentBy(calls()));
    return calls().as(Write.EXPENSES.user).get("/api/expenses?matterId=" + matter.number()).json().at("/items/0/id").asText();
  }

  private Request lineChanged() {
    var preBill = preBill();
    return request(Write.LINE_CHANGED, Map.of("narrative", "Draft the answer", "hours", "0.9", "rate", "360.00", "writeDown", "10.00",
        "taskCode", "L120", "activityCode", "A103", "internalNote", "Talked over", "hold", false, "reason", "Courtesy"),
        preBill.get("id").asText(), preBill.at("/lines/0/id").asText());
  }

  private Request exceptionResolved() {
    var matter = firm.hourlyMatter().withGuidelines(30).loaded();
    var preBill = compiled(List.of(
        JSON.<JsonNode>valueToTree(entry(matter)),
        JSON.<ObjectNode>valueToTree(entry(matter)).put("narrative", "Draft the reply brief")
            .without(List.of("taskCode", "activityCode"))), matter);
    return request(Write.EXCEPTION_RESOLVED, Map.of("resolution", "WRITTEN_DOWN", "reason", "Given up", "reference", "mail"),
        preBill.get("id").asText(), preBill.at("/exceptions/0/id").asText());
  }

  /** A client in the shape of the sample firm's first, and a matter of theirs; no signal of the samples points to either. */
  private Request newClient() {
    var sample = Samples.firm();
    var own = UUID.randomUUID().toString();
    var client = ((ObjectNode) sample.at("/clients/0")).put("id", "C" + own);
    client.putArray("domains").add(own + ".example");
    client.withArray("contacts").forEach(contact -> ((ObjectNode) contact).put("email", own + "@" + own + ".example").remove("phone"));
    var directory = JSON.createObjectNode();
    directory.putArray("clients").add(client);
    directory.putArray("matters").add(newMatter(client.get("id").asText()));
    firm.hourlyMatter().loaded();
    return request(Write.NEW_CLIENT, directory);
  }

  private static ObjectNode newMatter(String client) {
    var own = UUID.randomUUID().toString();
    var matter = ((ObjectNode) Samples.firm().at("/matters/0")).put("id", own + "-1").put("clientId", client)
        .put("name", "Matter " + own).put("mailTag", own + "@mail.harrowpike.example").put("dmsWorkspaceId", "ws-" + own)
        .put("clientMatterId", "M-" + own).put("courtDocket", "D-" + own);
    matter.putArray("aliases").add("Alias " + own);
    matter.putArray("contacts").add(own + "@" + own + ".example");
    matter.putArray("adverse").addObject().put("name", "Adverse " + own).put("email", "adverse@" + own + ".example");
    return matter;
  }

  private Request judged(Write write, JsonNode preBill) {
    return request(write, Map.of("version", preBill.get("version").asInt(), "reason", "Seen"), preBill.get("id").asText());
  }

  private LocalDate endOfMonth() {
    var last = invoiced.today().withDayOfMonth(invoiced.today().lengthOfMonth());
    if (invoiced.today().isBefore(last)) {
      clock.standAt(last.atTime(8, 0).atZone(ZoneId.of("America/Chicago")).toInstant());
    }
    return last;
  }

  private static Map<String, Object> invitation() {
    return Map.of("id", "p" + UUID.randomUUID(), "roles", List.of("bookkeeper"), "timekeeperId", "T" + UUID.randomUUID(),
        "everyMatter", false);
  }

  private JsonNode invited() {
    return ok(calls().as("billing-admin").post("/api/users", invitation()));
  }

  private static Request request(Write write, Object body, String... ids) {
    var path = write.path;
    for (var id : ids) {
      path = path.replaceFirst("\\{[a-zA-Z]+}", id);
    }
    return new Request(write, path, JSON.valueToTree(body));
  }

  private Map<String, Object> mail(Engagement matter, String subject) {
    return Map.of("id", UUID.randomUUID().toString(), "kind", "EMAIL", "direction", "OUT",
        "timestamp", clock.instant().toString(), "timekeeperId", Write.ASSOCIATE, "from", "rita@harrowpike.example",
        "to", List.of(matter.contactAddress()), "subject", "[%s] %s".formatted(matter.number(), subject),
        "body", "See my notes.", "headers", Map.of("X-Mailer", "Outlook"));
  }

  private Map<String, Object> edits(Engagement matter) {
    return Map.of("matterId", matter.number(), "minutes", 12, "narrative", "Comment on the draft", "taskCode", "L120",
        "activityCode", "A104");
  }

  private Map<String, Object> entry(Engagement matter) {
    return Map.of("id", UUID.randomUUID().toString(), "matterId", matter.number(), "timekeeperId", Write.ASSOCIATE,
        "workDate", invoiced.today().toString(), "enteredDate", invoiced.today().toString(), "hours", "1.0", "billable", true,
        "narrative", "Draft the answer to the amended complaint", "taskCode", "L120", "activityCode", "A103");
  }

  private Map<String, Object> payment(String invoice, String amount) {
    return Map.of("source", "bank", "eventId", UUID.randomUUID().toString(), "invoiceNumber", invoice, "amount", amount,
        "currency", "USD", "receivedOn", invoiced.today().toString(), "method", "CHECK", "account", "OPERATING");
  }

  private String prompt(Engagement matter) {
    return signal(mail(matter, "Notes")).get("promptId").asText();
  }

  private String postedEntry(Engagement matter) {
    var prompt = prompt(matter);
    ok(calls().as(Write.ASSOCIATE).post("/api/time-prompts/%s/decision".formatted(prompt), Map.of("decision", "APPROVE")));
    var path = "/api/time-prompts/" + prompt;
    jobs.runAll("time-capture", ok(calls().as(Write.ASSOCIATE).get(path)).get("signalId").asText());
    return ok(calls().as(Write.ASSOCIATE).get(path)).get("timeEntryId").asText();
  }

  /** Time of the same day comes in by hand after the entry was posted. */
  private String question(Engagement matter) {
    var posted = postedEntry(matter);
    var day = ok(calls().as(Write.ASSOCIATE).get("/api/time-entries/" + posted)).get("workDate").asText();
    ok(calls().as("system").post("/api/time-entries", List.of(Map.of("id", UUID.randomUUID().toString(),
        "matterId", matter.number(), "timekeeperId", Write.ASSOCIATE, "workDate", day, "hours", "0.1"))));
    for (var question : ok(calls().as(Write.ASSOCIATE).get("/api/time-questions")).get("items")) {
      if (question.get("entries").get(0).asText().equals(posted)) {
        return question.get("id").asText();
      }
    }
    throw new AssertionError("nobody was asked about the entry " + posted);
  }

  /** A message to a client of two matters that names neither: its timekeeper is asked which. */
  private String unsureSignal(Engagement matter) {
    firm.hourlyMatter().ofTheClientOf(matter).loaded();
    var mail = JSON.<ObjectNode>valueToTree(mail(matter, "")).put("subject", "A quick question");
    return signal(mail).get("signalId").asText();
  }

  private String ignoredSignal() {
    var mail = JSON.<ObjectNode>valueToTree(mail(firm.hourlyMatter().loaded(), "")).put("subject", "Lunch");
    mail.putArray("to").add("desmond.pike@harrowpike.example");
    return signal(mail).get("signalId").asText();
  }

  private static Map<String, Object> part(Engagement matter, int minutes) {
    return Map.of("matterId", matter.number(), "minutes", minutes, "narrative", "Comment on the draft");
  }

  private Map<String, Object> expense(Engagement matter) {
    return Map.of("id", UUID.randomUUID().toString(), "matterId", matter.number(), "timekeeperId", Write.ASSOCIATE,
        "date", invoiced.today().toString(), "code", "E101", "units", "120", "unitCost", "0.15", "amount", "18.00",
        "narrative", "Copies of the record", "vendor", "The copy shop");
  }

  private JsonNode signal(Object signal) {
    return ok(calls().as("system").post("/api/activity-signals", signal)).at("/results/0");
  }

  /** An hour of June, compiled and waiting for its review. */
  private JsonNode preBill() {
    var matter = firm.hourlyMatter().loaded();
    return compiled(List.of(entry(matter)), matter);
  }

  private JsonNode compiled(List<?> entries, Engagement matter) {
    ok(calls().as("system").post("/api/time-entries", entries));
    var cycle = ok(calls().as("billing-coordinator").post("/api/billing-cycles", Map.of("cycle", "MONTHLY",
        "periodEnd", endOfMonth().toString(), "matterIds", List.of(matter.number())))).get("cycleId").asText();
    jobs.runDue("billing-cycle", cycle);
    var preBill = ok(calls().as("auditor").get("/api/pre-bills?matterId=" + matter.number())).at("/items/0/id").asText();
    return ok(calls().as("auditor").get("/api/pre-bills/" + preBill));
  }

  private Request messages(Write write, Engagement client) {
    return request(write, Map.of("scope", client.clientId().value(), "reason", "A question about the bill"));
  }

  /** The mail of an invoice to a client whose messages are paused. */
  private String queuedMessage() {
    var client = firm.hourlyMatter().loaded();
    ok(messages(Write.MESSAGES_PAUSED, client).sentBy(calls()));
    invoiced.runJobs(invoiced.issued(client, "100.00"));
    return calls().as("billing-coordinator").get("/api/client-messages?state=WAITING&scope=" + client.clientId()).json()
        .path("items").path(0).path("id").asText();
  }

  private String delivered() {
    return invoiced.delivered(firm.hourlyMatter().loaded(), "100.00").value();
  }

  /** Two invoices on paper, printed; one of them is in the mail. */
  private Request printMailing(Write write) {
    posts.closeWhatCollects();
    var mailed = onPaper();
    var left = onPaper();
    var batch = posts.holding(mailed);
    ok(calls().as(write.user).post("/api/print-queue/%s/printing".formatted(batch), ""));
    return request(write, Map.of("mailedOn", invoiced.today().toString(),
        "notMailed", List.of(Map.of("number", left.value(), "reason", "Torn in the printer"))), batch);
  }

  private InvoiceNumber onPaper() {
    var number = invoiced.issued(firm.hourlyMatter().deliveredBy(Delivery.PAPER).loaded(), "100.00");
    invoiced.runJobs(number);
    return number;
  }

  private String overpayment() {
    var payment = ok(calls().as("bookkeeper").post("/api/payments", payment(delivered(), "130.00"))).get("paymentId").asText();
    jobs.runDue("payment-intake", payment);
    return payment;
  }

  private static JsonNode ok(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
    return answer.json();
  }
}
