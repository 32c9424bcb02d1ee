package io.matterflow.badinput;

import static io.matterflow.badinput.Standing.ok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.engine.MovableClock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Signals, prompts, time and expenses of an associate at hourly matters. */
@Component
class CaptureRequests implements Ground<CaptureWrite> {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Firm firm;
  private final Jobs jobs;
  private final Standing standing;
  private final MovableClock clock;

  CaptureRequests(Firm firm, Jobs jobs, Standing standing, MovableClock clock) {
    this.firm = firm;
    this.jobs = jobs;
    this.standing = standing;
    this.clock = clock;
  }

  @Override
  public Class<CaptureWrite> writes() {
    return CaptureWrite.class;
  }

  @Override
  public Request fresh(CaptureWrite write) {
    return switch (write) {
      case SIGNALS -> Request.to(write, List.of(mail(firm.hourlyMatter().loaded(), "Notes")));
      case SIGNAL_CONFIRMATION -> {
        var matter = firm.hourlyMatter().loaded();
        yield Request.to(write, Map.of("matterId", matter.number()), unsureSignal(matter));
      }
    case SIGNAL_DISMISSAL ->
        Request.to(write, Map.of("reason", "ADMINISTRATIVE"), unsureSignal(firm.hourlyMatter().loaded()));
    case SIGNAL_TAKEN_UP ->
        Request.to(write, Map.of("matterId", firm.hourlyMatter().loaded().number()), ignoredSignal());
      case SIGNAL_SPLIT -> {
        var matter = firm.hourlyMatter().loaded();
        var parts = List.of(part(matter, 12), part(firm.hourlyMatter().loaded(), 18));
        yield Request.to(write, Map.of("parts", parts), unsureSignal(matter));
      }
      case EXPENSES -> Request.to(write, List.of(expense(firm.hourlyMatter().loaded())));
    case EXPENSE_EVIDENCE ->
        Request.to(write, Map.of("receipt", "scan-17", "receiptAmount", "60.00", "vendor", "Court reporter",
          "preApprovalRef", "mail of May 2"), recordedExpense());
      case PROMPT_DRAFT -> {
        var matter = firm.hourlyMatter().loaded();
        yield Request.to(write, edits(matter), prompt(matter));
      }
      case PROMPT_DECISION -> {
        var matter = firm.hourlyMatter().loaded();
        var decision = JSON.<ObjectNode>valueToTree(edits(matter));
        decision.put("decision", "ADJUST").put("reason", "").put("comment", "Agreed");
        yield Request.to(write, decision, prompt(matter));
      }
      case PROMPT_DECISIONS -> {
        var matter = firm.hourlyMatter().loaded();
        var decision = JSON.<ObjectNode>valueToTree(edits(matter));
        yield Request.to(write, List.of(decision.put("promptId", prompt(matter)).put("decision", "ADJUST")));
      }
    case PROMPT_SETTINGS -> Request.to(write, Map.of("mode", "TASK", "notices", "DIGEST")); // as the associate is asked
                                                                                            // anyway
    case PROMPT_DELEGATION ->
        Request.to(write, Map.of("delegateId", "TK05", "from", standing.today().plusYears(1).toString(),
          "to", standing.today().plusYears(1).plusDays(1).toString()));
      case DAY_REVIEW -> {
        prompt(firm.hourlyMatter().loaded());
        yield Request.to(write, Map.of("timekeeperId", Write.ASSOCIATE));
      }
      case TIME_ENTRIES -> Request.to(write, List.of(standing.entry(firm.hourlyMatter().loaded())));
      case TIME_CHECK -> Request.to(write, Map.of("entries", List.of(standing.entry(firm.hourlyMatter().loaded()))));
      case ENTRY_CORRECTION -> Request.to(write, Map.of("minutes", 24, "narrative", "Draft and revise the answer",
        "taskCode", "L120", "activityCode", "A103", "reason", "The meter had stopped"),
        postedEntry(firm.hourlyMatter().loaded()));
      case QUESTION_ANSWER -> Request.to(write, Map.of("answer", "KEEP_BOTH"), question(firm.hourlyMatter().loaded()));
    };
  }

  private static Map<String, Object> part(Engagement matter, int minutes) {
    return Map.of("matterId", matter.number(), "minutes", minutes, "narrative", "Comment on the draft");
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

  private String prompt(Engagement matter) {
    return signal(mail(matter, "Notes")).get("promptId").asText();
  }

  private String postedEntry(Engagement matter) {
    var prompt = prompt(matter);
    ok(standing.calls().as(Write.ASSOCIATE)
        .post("/api/time-prompts/%s/decision".formatted(prompt), Map.of("decision", "APPROVE")));
    var path = "/api/time-prompts/" + prompt;
    jobs.runAll("time-capture", ok(standing.calls().as(Write.ASSOCIATE).get(path)).get("signalId").asText());
    return ok(standing.calls().as(Write.ASSOCIATE).get(path)).get("timeEntryId").asText();
  }

  /** Time of the same day comes in by hand after the entry was posted. */
  private String question(Engagement matter) {
    var posted = postedEntry(matter);
    var day = ok(standing.calls().as(Write.ASSOCIATE).get("/api/time-entries/" + posted)).get("workDate").asText();
    ok(standing.calls().as("system").post("/api/time-entries", List.of(Map.of("id", UUID.randomUUID().toString(),
        "matterId", matter.number(), "timekeeperId", Write.ASSOCIATE, "workDate", day, "hours", "0.1"))));
    for (var question : ok(standing.calls().as(Write.ASSOCIATE).get("/api/time-questions")).get("items")) {
      if (question.get("entries").get(0).asText().equals(posted)) {
        return question.get("id").asText();
      }
    }
    throw new AssertionError("nobody was asked about the entry " + posted);
  }

  /** A message to a client of two matters that names neither: its timekeeper is asked which. */
  String unsureSignal(Engagement matter) {
    firm.hourlyMatter().ofTheClientOf(matter).loaded();
    var mail = JSON.<ObjectNode>valueToTree(mail(matter, "")).put("subject", "A quick question");
    return signal(mail).get("signalId").asText();
  }

  private String ignoredSignal() {
    var mail = JSON.<ObjectNode>valueToTree(mail(firm.hourlyMatter().loaded(), "")).put("subject", "Lunch");
    mail.putArray("to").add("desmond.pike@harrowpike.example");
    return signal(mail).get("signalId").asText();
  }

  private Map<String, Object> expense(Engagement matter) {
    return Map.of("id", UUID.randomUUID().toString(), "matterId", matter.number(), "timekeeperId", Write.ASSOCIATE,
        "date", standing.today().toString(), "code", "E101", "units", "120", "unitCost", "0.15", "amount", "18.00",
        "narrative", "Copies of the record", "vendor", "The copy shop");
  }

  private JsonNode signal(Object signal) {
    return ok(standing.calls().as("system").post("/api/activity-signals", signal)).at("/results/0");
  }

  private String recordedExpense() {
    var matter = firm.hourlyMatter().loaded();
    ok(Request.to(CaptureWrite.EXPENSES, List.of(expense(matter))).sentBy(standing.calls()));
    return standing.calls().as(CaptureWrite.EXPENSES.user()).get("/api/expenses?matterId=" + matter.number()).json()
        .at("/items/0/id").asText();
  }
}
