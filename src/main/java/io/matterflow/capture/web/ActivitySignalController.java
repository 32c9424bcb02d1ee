package io.matterflow.capture.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.capture.ActivityCapture;
import io.matterflow.capture.ActivityCapture.Broken;
import io.matterflow.capture.ActivityCapture.Receipt;
import io.matterflow.capture.ActivityCapture.Reception;
import io.matterflow.capture.Billability;
import io.matterflow.capture.Candidate;
import io.matterflow.capture.IncomingActivity;
import io.matterflow.capture.SignalState;
import io.matterflow.engine.Decided.RuleReference;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import io.matterflow.rest.ProblemDocuments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where sources send what they see. Each signal stands for itself: a bad one is refused, the others go on. */
@Tag(name = "Activities")
@RestController
class ActivitySignalController {

  private static final Logger LOG = LoggerFactory.getLogger(ActivitySignalController.class);
  private static final int MOST = 1000;

  private final ActivityCapture capture;
  private final SignalReader reader;

  ActivitySignalController(ActivityCapture capture, SignalReader reader) {
    this.capture = capture;
    this.reader = reader;
  }

  @Operation(summary = "Report activities, one or many")
  @PostMapping("/api/activity-signals")
  Results receive(@RequestBody JsonNode body, Actor actor) {
    if (!actor.has(Role.SYSTEM)) {
      throw Problem.forbidden("Signals are sent by systems.", "Use a login with the role system.");
    }
    if (!body.isObject() && (!body.isArray() || body.size() > MOST)) {
      throw Problem.malformed("The body is one signal or an array of at most %d.".formatted(MOST))
          .at("", "neither of them");
    }
    return body.isObject() ? results(List.of(read(body, "")), actor) : results(all(body), actor);
  }

  private List<Sent> all(JsonNode body) {
    var sent = new ArrayList<Sent>();
    body.forEach(signal -> sent.add(read(signal, "/" + sent.size())));
    return sent;
  }

  private Sent read(JsonNode signal, String pointer) {
    var members = Members.open(signal, pointer);
    return new Sent(reader.read(members), members);
  }

  private Results results(List<Sent> all, Actor actor) {
    var receptions =
        capture.receive(all.stream().filter(Sent::fits).map(Sent::activity).toList(), actor).iterator();
    return new Results(all.stream()
        .map(sent -> sent.fits()
            ? result(sent.activity(), receptions.next())
            : Result.rejected(sent.eventId(), sent.members().problem()))
        .toList());
  }

  private static Result result(IncomingActivity activity, Reception reception) {
    var event = activity.event();
    if (reception instanceof Receipt receipt) {
      return Result.of(event.eventId(), receipt);
    }
    LOG.error("Signal {} of source {} broke something; nothing of it was stored", event.eventId(), event.source(),
        ((Broken) reception).fault());
    return Result.rejected(event.eventId(), Problem.of(HttpStatus.INTERNAL_SERVER_ERROR,
        "Something broke on our side; nothing of this signal was stored.", "Send it again."));
  }

  /** A signal as it was sent, and whether it can be read. */
  private record Sent(IncomingActivity activity, Members members) {

    boolean fits() {
      return members.fit();
    }

    String eventId() {
      return activity.event().eventId();
    }
  }

  record Results(List<Result> results) {}

  /** {@code matterId} is the assigned matter, or while a person is asked the suggested one. */
  record Result(
      String id,
      String outcome,
      Optional<String> matterId,
      Optional<String> reason,
      Map<String, Integer> scores,
      Optional<Billability> billability,
      Optional<String> billabilityReason,
      List<RuleReference> rules,
      Optional<String> promptId,
      Optional<String> signalId,
      Optional<SignalState> state,
      Optional<ProblemDetail> problem) {

    static Result of(String eventId, Receipt receipt) {
      var standing = receipt.standing();
      return new Result(
          eventId,
          receipt.repeated() ? "DUPLICATE" : standing.outcome().orElseThrow().name(),
          standing.matter().map(MatterId::value),
          Optional.of(standing.reason()).filter(reason -> !reason.isEmpty()),
          standing.candidates().stream().collect(Collectors.toMap(
              candidate -> candidate.matter().value(), Candidate::points, (one, other) -> one, TreeMap::new)),
          standing.billability(),
          Optional.of(standing.billabilityReason()).filter(reason -> !reason.isEmpty()),
          standing.rules(),
          receipt.prompt().map(Object::toString),
          Optional.of(receipt.signal().toString()),
          Optional.of(standing.state()),
          Optional.empty());
    }

    static Result rejected(String eventId, Problem problem) {
      return new Result(eventId, "REJECTED", Optional.empty(), Optional.of(problem.code()), Map.of(), Optional.empty(),
          Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(),
          Optional.of(ProblemDocuments.of(problem)));
    }
  }
}
