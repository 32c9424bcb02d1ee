package io.matterflow.trust.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.matterflow.trust.GrantId;
import io.matterflow.trust.SoloLawyer;
import io.matterflow.trust.TrustAttempt;
import io.matterflow.trust.TrustAttempts;
import io.matterflow.trust.TrustAuthorities;
import io.matterflow.trust.TrustAuthorities.Answer;
import io.matterflow.trust.TrustAuthorities.Granted;
import io.matterflow.trust.TrustAuthorities.Kept;
import io.matterflow.trust.TrustAuthorities.Refused;
import io.matterflow.trust.TrustAuthority;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who may authorize that trust money moves, by whom that was granted, and who has tried without. */
@Tag(name = "Trust")
@RestController
@RequestMapping("/api/trust")
class TrustAuthoritiesController {

  private static final Duration SHOWN = Duration.ofDays(90);
  private static final int LONGEST = 500;
  private static final String REFUSED = "TRUST_AUTHORITY_REFUSED";

  private final TrustAuthorities authorities;
  private final SoloLawyer solo;
  private final TrustAttempts attempts;
  private final TrustReaders readers;
  private final Clock clock;

  TrustAuthoritiesController(
      TrustAuthorities authorities, SoloLawyer solo, TrustAttempts attempts, TrustReaders readers, Clock clock) {
    this.authorities = authorities;
    this.solo = solo;
    this.attempts = attempts;
    this.readers = readers;
    this.clock = clock;
  }

  @Operation(summary = "Grant trust authority to a named lawyer, from a day on")
  @PostMapping("/authorities")
  AuthorityView grant(@Valid @RequestBody NewAuthority request, Actor actor) {
    mayGrant(actor);
    var answer = authorities.grant(
        new UserId(request.person()), request.lawyer(), request.from(), request.until(), actor);
    if (answer instanceof Refused) {
      attempts.refusedGrant(REFUSED, actor);
    }
    return view(answer, request.person());
  }

  @Operation(summary = "End a grant of trust authority at once")
  @PostMapping("/authorities/{id}/end")
  AuthorityView end(@PathVariable String id, @Valid @RequestBody Words request, Actor actor) {
    mayGrant(actor);
    return view(authorities.end(grant(id), request.reason(), actor), id);
  }

  @Operation(summary = "List every grant of trust authority, the newest first")
  @GetMapping("/authorities")
  Page<AuthorityView> list(Actor actor) {
    mayRead(actor);
    return Page.of(authorities.all().stream().map(AuthorityView::of).toList());
  }

  @Operation(summary = "Record that the firm has one lawyer, who may authorize what they propose, or no longer")
  @PutMapping("/solo-lawyer")
  SoloView declare(@Valid @RequestBody Declaration request, Actor actor) {
    mayGrant(actor);
    if (!solo.declare(request.solo(), request.reason(), actor)) {
      throw Problem.refused("SEVERAL_LAWYERS", "Several people hold trust authority: this is no firm of one lawyer.",
          "End the grants of the others first.");
    }
    return new SoloView(solo.isDeclared(), solo.holds());
  }

  @Operation(summary = "Show whether the firm has recorded that it has one lawyer, and whether that holds")
  @GetMapping("/solo-lawyer")
  SoloView solo(Actor actor) {
    mayRead(actor);
    return new SoloView(solo.isDeclared(), solo.holds());
  }

  @Operation(summary = "List attempts on trust money that were refused, of the last 90 days")
  @GetMapping("/attempts")
  Page<AttemptView> attempts(Actor actor) {
    mayRead(actor);
    return Page.of(attempts.since(clock.instant().minus(SHOWN), LONGEST).stream().map(AttemptView::of).toList());
  }

  private static AuthorityView view(Answer answer, String about) {
    if (answer instanceof Granted granted) {
      return AuthorityView.of(new Kept(granted.grant(), Optional.empty(), Optional.empty()));
    }
    if (answer instanceof Refused refused) {
      throw Problem.refused(REFUSED, refused.why(),
          "Name an active lawyer who neither keeps the books nor holds a grant for any of these days, and have another person grant it.");
    }
    throw Problem.notFound("grant", about);
  }

  private static GrantId grant(String id) {
    try {
      return GrantId.of(id);
    } catch (IllegalArgumentException noId) {
      throw Problem.notFound("grant", id);
    }
  }

  private static void mayGrant(Actor actor) {
    if (!actor.has(Role.BILLING_ADMIN)) {
      throw Problem.forbidden("Trust authority is granted and ended by the billing admin.", "Ask the billing admin.");
    }
  }

  private void mayRead(Actor actor) {
    if (!readers.mayRead(actor, Role.BILLING_ADMIN, Role.AUDITOR, Role.TRUST_AUTHORIZER)) {
      throw Problem.forbidden("Grants and attempts are read by the billing admin, the auditor and trust authorizers.",
          "Ask one of them.");
    }
  }

  /** The evidence that the person is a lawyer is the bar and the number there. */
  record NewAuthority(
      @NotBlank @Size(max = 100) String person,
      @NotBlank @Size(max = 100) String lawyer,
      @NotNull LocalDate from,
      Optional<LocalDate> until) {}

  record Words(@NotBlank @Size(max = 1000) String reason) {}

  record Declaration(@NotNull Boolean solo, @NotBlank @Size(max = 1000) String reason) {}

  record SoloView(boolean declared, boolean holds) {}

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record AuthorityView(
      String grantId,
      String person,
      String lawyer,
      LocalDate from,
      Optional<LocalDate> until,
      String grantedBy,
      Instant grantedAt,
      Optional<String> endedBy,
      Optional<String> reason) {

    static AuthorityView of(Kept kept) {
      TrustAuthority grant = kept.grant();
      return new AuthorityView(grant.id().toString(), grant.person().value(), grant.lawyer(), grant.from(),
          grant.until(),
          grant.grantedBy().value(), grant.grantedAt(), kept.endedBy().map(UserId::value), kept.reason());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record AttemptView(
      Instant at,
      String person,
      String act,
      Optional<String> account,
      Optional<String> ledger,
      Optional<String> drawdownId,
      String code) {

    static AttemptView of(TrustAttempt attempt) {
      return new AttemptView(attempt.at(), attempt.person().value(), attempt.act(),
          attempt.account().map(Object::toString), attempt.ledger().map(Object::toString),
          attempt.drawdown().map(Object::toString), attempt.code());
    }
  }
}
