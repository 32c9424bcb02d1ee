package io.matterflow.absence.web;

import io.matterflow.absence.Absence;
import io.matterflow.absence.AbsenceAnswer;
import io.matterflow.absence.AbsenceAnswer.Done;
import io.matterflow.absence.AbsenceAnswer.Refused;
import io.matterflow.absence.AbsenceId;
import io.matterflow.absence.Absences;
import io.matterflow.absence.Absences.Wanted;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is away from when to when, and who does their work. */
@Tag(name = "People")
@RestController
@RequestMapping("/api/absences")
class AbsenceController {

  private static final int LONGEST_ID = 100;

  private final Absences absences;

  AbsenceController(Absences absences) {
    this.absences = absences;
  }

  @Operation(summary = "Who is away, and who stands in")
  @GetMapping
  Page<Shown> list(Actor actor) {
    return Page.of(absences.seenBy(actor).stream().map(Shown::of).toList());
  }

  @Operation(summary = "Enter an absence of one's own, or as billing admin that of another")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Shown enter(@RequestBody Entering entering, Actor actor) {
    return shown(absences.enter(entering.wanted(actor), actor));
  }

  @Operation(summary = "End an absence before its last day")
  @PostMapping("/{id}/end")
  Shown end(@PathVariable UUID id, Actor actor) {
    return shown(absences.end(new AbsenceId(id), actor));
  }

  private static Shown shown(AbsenceAnswer answer) {
    if (answer instanceof Refused refused) {
      throw problem(refused);
    }
    return Shown.of(((Done) answer).absence());
  }

  private static Problem problem(Refused refused) {
    var code = refused.refusal().name();
    var next = refused.refusal().next();
    var problem = switch (refused.refusal()) {
      case UNKNOWN -> Problem.unknown(code, refused.detail(), next);
      case NOT_YOURS -> Problem.forbidden(refused.detail(), next);
      default -> Problem.refused(code, refused.detail(), next);
    };
    return refused.member().isEmpty() ? problem : problem.at("/" + refused.member(), refused.detail());
  }

  /** Without a person it is the caller's own; without a last day the person leaves. */
  record Entering(
      Optional<String> personId, Optional<String> substituteId, Optional<LocalDate> from, Optional<LocalDate> to) {

    Wanted wanted(Actor actor) {
      var person = personId.map(id -> id(id, "/personId"))
          .or(actor::timekeeper)
          .orElseThrow(() -> missing("/personId"));
      return new Wanted(person, id(substituteId.orElseThrow(() -> missing("/substituteId")), "/substituteId"),
          from.orElseThrow(() -> missing("/from")), to);
    }

    private static TimekeeperId id(String given, String pointer) {
      if (given.isBlank() || given.length() > LONGEST_ID || given.indexOf('\0') >= 0) {
        throw Problem.malformed("Name a timekeeper by id.").at(pointer, "no id");
      }
      return new TimekeeperId(given.trim());
    }

    private static Problem missing(String pointer) {
      return Problem.malformed("An absence needs the member %s.".formatted(pointer)).at(pointer, "missing");
    }
  }

  record Shown(
      String id,
      String personId,
      Optional<String> substituteId,
      LocalDate from,
      Optional<LocalDate> to,
      boolean forGood) {

    static Shown of(Absence absence) {
      return new Shown(absence.id().toString(), absence.person().value(), absence.substitute().map(TimekeeperId::value),
          absence.from(), absence.to(), absence.isForGood());
    }
  }
}
