package io.matterflow.badinput;

import static io.matterflow.badinput.Standing.ok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.Jobs;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Matters with an hour to bill, and pre-bills that wait for their review or approval. */
@Component
class BillingRequests implements Ground<BillingWrite> {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Firm firm;
  private final Jobs jobs;
  private final Standing standing;

  BillingRequests(Firm firm, Jobs jobs, Standing standing) {
    this.firm = firm;
    this.jobs = jobs;
    this.standing = standing;
  }

  @Override
  public Class<BillingWrite> writes() {
    return BillingWrite.class;
  }

  @Override
  public Request fresh(BillingWrite write) {
    return switch (write) {
      case BILLING_RUN -> Request.to(write, Map.of("cycle", "MONTHLY", "periodEnd", standing.endOfMonth().toString(),
          "matterIds", List.of(firm.hourlyMatter().loaded().number())));
      case MILESTONE -> Request.to(write, Map.of("reachedOn", standing.today().toString()),
          firm.hourlyMatter().billedAs("FLAT_MILESTONE").milestone("Filing", "2800.00").loaded().number(), "filing");
      case OUTCOME -> Request.to(write, Map.of("reference", "settlement-1", "reachedOn", standing.today().toString(),
          "recovery", "400000.00", "costs", "6400.00", "agreement", "Engagement letter of January 5"),
          firm.hourlyMatter().billedAs("HYBRID_SUCCESS").agreeing("successFeePercent", "12").loaded().number());
      case HOLD -> Request.to(write,
          Map.of("reason", "A question about the scope", "until", standing.today().plusDays(20).toString()),
          firm.hourlyMatter().loaded().number());
      case HOLD_LIFTED -> {
        var hold = fresh(BillingWrite.HOLD);
        ok(hold.sentBy(standing.calls()));
        yield Request.to(write, Map.of("reason", "Answered"), hold.path().split("/")[3]);
      }
      case LINE_ADDED -> Request.to(write, Map.of("timekeeperId", Write.ASSOCIATE, "date", standing.today().toString(),
        "hours", "0.5", "narrative", "Revise the answer", "taskCode", "L120", "activityCode", "A103", "internalNote",
        "Forgotten",
          "reason", "Left out"), preBill().get("id").asText());
      case LINE_CHANGED -> lineChanged();
      case BULK_APPROVAL -> {
        var request = judged(BillingWrite.REVIEW, preBill());
        var reviewed = ok(request.sentBy(standing.calls())).get("version").asInt();
      yield Request.to(write,
          Map.of("items", List.of(Map.of("id", request.path().split("/")[3], "version", reviewed))));
      }
      case BILL_ADJUSTED -> Request.to(write, Map.of("kind", "COURTESY", "amount", "10.00", "reasonCode", "GOODWILL",
          "reason", "Kept waiting"), preBill().get("id").asText());
      case NOTE_WRITTEN -> Request.to(write, Map.of("note", "Ask before the next bill"), preBill().get("id").asText());
      case EXCEPTION_RESOLVED -> exceptionResolved();
      case REVIEW -> judged(write, preBill());
      case APPROVAL, RETURN, RECALL -> {
        var request = judged(BillingWrite.REVIEW, preBill());
        var reviewed = ok(request.sentBy(standing.calls())).get("version").asInt();
        yield Request.to(write, Map.of("version", reviewed, "reason", "Seen"), request.path().split("/")[3]);
      }
    };
  }

  private Request lineChanged() {
    var preBill = preBill();
    return Request.to(BillingWrite.LINE_CHANGED,
        Map.of("narrative", "Draft the answer", "hours", "0.9", "rate", "360.00",
            "writeDown", "10.00", "taskCode", "L120", "activityCode", "A103", "internalNote", "Talked over", "hold",
            false, "reason", "Courtesy"),
        preBill.get("id").asText(), preBill.at("/lines/0/id").asText());
  }

  private Request exceptionResolved() {
    var matter = firm.hourlyMatter().withGuidelines(30).loaded();
    var preBill = compiled(List.of(
        JSON.<JsonNode>valueToTree(standing.entry(matter)),
        JSON.<ObjectNode>valueToTree(standing.entry(matter)).put("narrative", "Draft the reply brief")
            .without(List.of("taskCode", "activityCode"))), matter);
    return Request.to(BillingWrite.EXCEPTION_RESOLVED,
        Map.of("resolution", "WRITTEN_DOWN", "reason", "Given up", "reference", "mail"),
        preBill.get("id").asText(), preBill.at("/exceptions/0/id").asText());
  }

  private Request judged(BillingWrite write, JsonNode preBill) {
    return Request.to(write, Map.of("version", preBill.get("version").asInt(), "reason", "Seen"),
        preBill.get("id").asText());
  }

  /** An hour of June, compiled and waiting for its review. */
  private JsonNode preBill() {
    var matter = firm.hourlyMatter().loaded();
    return compiled(List.of(standing.entry(matter)), matter);
  }

  private JsonNode compiled(List<?> entries, Engagement matter) {
    ok(standing.calls().as("system").post("/api/time-entries", entries));
    var cycle = ok(standing.calls().as("billing-coordinator").post("/api/billing-cycles", Map.of("cycle", "MONTHLY",
        "periodEnd", standing.endOfMonth().toString(), "matterIds", List.of(matter.number())))).get("cycleId").asText();
    jobs.runDue("billing-cycle", cycle);
    var preBill = ok(standing.calls().as("auditor").get("/api/pre-bills?matterId=" + matter.number())).at("/items/0/id")
        .asText();
    return ok(standing.calls().as("auditor").get("/api/pre-bills/" + preBill));
  }
}
