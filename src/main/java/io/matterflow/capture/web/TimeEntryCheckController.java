package io.matterflow.capture.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.capture.EnteredTime;
import io.matterflow.capture.EntryGuidelines;
import io.matterflow.capture.EntryGuidelines.EntryUnderCheck;
import io.matterflow.capture.EntryGuidelines.Violation;
import io.matterflow.capture.TimeValuation;
import io.matterflow.capture.TimeValuation.NotValued;
import io.matterflow.capture.TimeValuation.Worth;
import io.matterflow.directory.Directory;
import io.matterflow.directory.RateCard.RateSource;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import io.matterflow.rest.ProblemDocuments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * What time would be worth and which guidelines it would break, before anybody sends it. Only the entries sent and the
 * directory are looked at, and nothing is changed. A bad entry is told by its problem, the others are judged.
 */
@Tag(name = "Time")
@RestController
class TimeEntryCheckController {

  private final TimeValuation valuations;
  private final List<EntryGuidelines> guidelines;
  private final Directory directory;
  private final Clock clock;

  TimeEntryCheckController(
      TimeValuation valuations, List<EntryGuidelines> guidelines, Directory directory, Clock clock) {
    this.valuations = valuations;
    this.guidelines = guidelines;
    this.directory = directory;
    this.clock = clock;
  }

  @Operation(summary = "Value time and try the guidelines on it, storing nothing")
  @PostMapping("/api/time-entries/check")
  Results check(@RequestBody JsonNode body, Actor actor) {
    if (!actor.hasAny(Role.SYSTEM, Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.LEGAL_OPS)) {
      throw Problem.forbidden("Time is checked by systems and by the billing staff.", "Ask the billing coordinator.");
    }
    var members = Members.open(body, "");
    var asOf = members.date("asOf");
    if (!members.fit()) {
      throw members.problem();
    }
    var entries = body.path("entries");
    if (!entries.isArray() || entries.size() > EnteredTimeReader.MOST) {
      throw Problem.malformed("The entries are an array of at most %d.".formatted(EnteredTimeReader.MOST))
          .at("/entries", "no such array");
    }
    return new Results(results(entries, asOf.orElseGet(this::today)));
  }

  private List<Result> results(JsonNode entries, LocalDate asOf) {
    var judged = new ArrayList<Judged>();
    for (var entry : entries) {
      judged.add(judged(entry, "/entries/" + judged.size()));
    }
    var sound = judged.stream().filter(one -> one.problem().isEmpty()).toList();
    var checked = sound.stream().map(Judged::entry).toList();
    guidelines.forEach(guideline -> {
      var violations = guideline.violations(asOf, checked);
      for (int index = 0; index < sound.size(); index++) {
        sound.get(index).violations().addAll(violations.get(index));
      }
    });
    return judged.stream().map(Judged::result).toList();
  }

  private Judged judged(JsonNode entry, String pointer) {
    var members = Members.open(entry, pointer);
    var time = EnteredTimeReader.read(members);
    if (!members.fit()) {
      return Judged.bad(time, members.problem());
    }
    var valuation = valuations.of(time);
    if (valuation instanceof NotValued not) {
      return Judged.bad(time, Problem
          .refused(not.code(), "The entry cannot be valued: %s.".formatted(not.detail()), "Correct it and check again.")
          .at(pointer + "/" + not.member(), not.detail()));
    }
    return new Judged(
        new EntryUnderCheck(time, Optional.of((Worth) valuation)),
        new ArrayList<>(),
        Optional.empty());
  }

  private LocalDate today() {
    return clock.instant().atZone(directory.firm().zone()).toLocalDate();
  }

  /** An entry on its way through the check. */
  private record Judged(EntryUnderCheck entry, List<Violation> violations, Optional<Problem> problem) {

    static Judged bad(EnteredTime time, Problem problem) {
      return new Judged(
          new EntryUnderCheck(time, Optional.empty()),
          List.of(),
          Optional.of(problem));
    }

    Result result() {
      var worth = entry.worth();
      return new Result(
          entry.time().id(),
          worth.map(value -> value.rate().rate().plain()),
          worth.map(value -> value.rate().source()),
          worth.map(value -> value.billed(entry.time())).map(Money::plain),
          worth.map(value -> value.amount().currency().getCurrencyCode()),
          violations,
          problem.map(ProblemDocuments::of));
    }
  }

  record Results(List<Result> results) {}

  /** Without a rate there is a problem, and no amount. */
  record Result(
      String id,
      Optional<String> rate,
      Optional<RateSource> rateSource,
      Optional<String> amount,
      Optional<String> currency,
      List<Violation> violations,
      Optional<ProblemDetail> problem) {}
}
