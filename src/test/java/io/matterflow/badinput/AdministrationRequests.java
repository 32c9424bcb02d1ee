package io.matterflow.badinput;

import static io.matterflow.badinput.Standing.ok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.Firm;
import io.matterflow.Samples;
import io.matterflow.engine.Shipped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** New clients and logins, an absence, a task, a change of a rule. */
@Component
class AdministrationRequests implements Ground<AdministrationWrite> {

  /** Nobody is away twice on a day. */
  private static final AtomicInteger ABSENCES = new AtomicInteger();

  private static final AtomicInteger RULES = new AtomicInteger(100);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Firm firm;
  private final TaskService tasks;
  private final CaptureRequests capture;
  private final Standing standing;

  AdministrationRequests(Firm firm, TaskService tasks, CaptureRequests capture, Standing standing) {
    this.firm = firm;
    this.tasks = tasks;
    this.capture = capture;
    this.standing = standing;
  }

  @Override
  public Class<AdministrationWrite> writes() {
    return AdministrationWrite.class;
  }

  @Override
  public Request fresh(AdministrationWrite write) {
    return switch (write) {
      case ABSENCE -> {
        var day = standing.today().plusYears(1).plusDays(ABSENCES.incrementAndGet()).toString();
        yield Request.to(write, Map.of("personId", "TK05", "substituteId", "TK04", "from", day, "to", day));
      }
      case TASK_FINISHED -> {
        var signal = capture.unsureSignal(firm.hourlyMatter().loaded());
        var task = tasks.createTaskQuery().processInstanceBusinessKey(signal).singleResult();
      yield Request.to(write,
          Map.of("outcome", "DISMISS", "reason", "ADMINISTRATIVE", "answers", Map.of("word", "yes")),
            task.getId());
      }
      case NEW_CLIENT -> newClient();
      case NEW_MATTER -> Request.to(write,
          Map.of("matters", List.of(newMatter(firm.hourlyMatter().loaded().clientId().value()))));
      case USER_INVITED -> Request.to(write, invitation());
      case USER_ROLES -> Request.to(write, Map.of("roles", List.of("auditor"), "everyMatter", true),
          invited().at("/user/id").asText());
      case USER_DISABLED -> Request.to(write, Map.of("reason", "Has left"), invited().at("/user/id").asText());
      case PASSWORD -> {
        var invited = invited();
        yield Request.to(write, Map.of("user", invited.at("/user/id").asText(), "token", invited.get("token").asText(),
            "password", "Correct-Horse-9-Battery"));
      }
      case RULE_REFUSED -> Request.to(write, Map.of("reason", "Not agreed."), proposedRule());
    };
  }

  /**
   * A client in the shape of the sample firm's first, and a matter of theirs; no signal of the samples points to
   * either.
   */
  private Request newClient() {
    var sample = Samples.firm();
    var own = UUID.randomUUID().toString();
    var client = ((ObjectNode) sample.at("/clients/0")).put("id", "C" + own);
    client.putArray("domains").add(own + ".example");
    client.withArray("contacts")
        .forEach(contact -> ((ObjectNode) contact).put("email", own + "@" + own + ".example").remove("phone"));
    var directory = JSON.createObjectNode();
    directory.putArray("clients").add(client);
    directory.putArray("matters").add(newMatter(client.get("id").asText()));
    firm.hourlyMatter().loaded();
    return Request.to(AdministrationWrite.NEW_CLIENT, directory);
  }

  private static ObjectNode newMatter(String client) {
    var own = UUID.randomUUID().toString();
    var matter = ((ObjectNode) Samples.firm().at("/matters/0")).put("id", own + "-1").put("clientId", client)
        .put("name", "Matter " + own)
        .put("mailTag", own + "@mail.harrowpike.example")
        .put("dmsWorkspaceId", "ws-" + own)
        .put("clientMatterId", "M-" + own).put("courtDocket", "D-" + own);
    matter.putArray("aliases").add("Alias " + own);
    matter.putArray("contacts").add(own + "@" + own + ".example");
    matter.putArray("adverse").addObject().put("name", "Adverse " + own).put("email", "adverse@" + own + ".example");
    return matter;
  }

  /** Each another text, since the same one waits only once. */
  private String proposedRule() {
    var edited = Shipped.TABLES.text("signal-retention").orElseThrow()
        .replace("Its prompt was rejected or ran out.",
            "Rejected, or out of time, %d.".formatted(RULES.incrementAndGet()));
    return ok(standing.calls().as("legal-ops").with("Content-Type", "application/xml")
        .send("POST", "/api/rules/signal-retention/proposal?reason=Agreed", edited)).at("/id").asText();
  }

  private static Map<String, Object> invitation() {
    return Map.of("id", "p" + UUID.randomUUID(), "roles", List.of("bookkeeper"), "timekeeperId",
        "T" + UUID.randomUUID(),
        "everyMatter", false);
  }

  private JsonNode invited() {
    return ok(standing.calls().as("billing-admin").post("/api/users", invitation()));
  }
}
