package io.matterflow.audit.web;

import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.audit.RecordedAct;
import io.matterflow.audit.Verification.Break;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Cursor;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did what, when, with what before and after; and the proof that nothing was taken away. */
@Tag(name = "Audit")
@RestController
@RequestMapping("/api/audit")
class AuditController {

  private static final int MOST = 1000;

  private final AuditTrail trail;

  AuditController(AuditTrail trail) {
    this.trail = trail;
  }

  @Operation(summary = "Who did what, when, with before and after")
  @GetMapping
  Page<RecordedAct> acts(
      @RequestParam Optional<String> entity,
      @RequestParam Optional<String> id,
      @RequestParam Optional<OffsetDateTime> from,
      @RequestParam Optional<OffsetDateTime> to,
      @RequestParam(defaultValue = "200") int limit,
      @RequestParam Optional<String> cursor,
      Actor actor) {
    onlyForReadersOfTheTrail(actor);
    if (limit < 1 || limit > MOST) {
      throw Problem.malformed("The limit is 1 to %d, got %d.".formatted(MOST, limit));
    }
    var page = trail.actsFor(actor, new AuditQuery(
        entity, id, from.map(OffsetDateTime::toInstant), to.map(OffsetDateTime::toInstant), limit),
        cursor.map(AuditController::position));
    return new Page<>(page.acts(), page.next().map(position -> Cursor.of(position.toString()).text()).orElse(null));
  }

  @Operation(summary = "Prove that nothing was changed or taken away")
  @GetMapping("/verification")
  Proof verification(Actor actor) {
    onlyForReadersOfTheTrail(actor);
    var found = trail.verify();
    return new Proof(found.intact(), found.chains(), found.entries(), found.checkpoints(), found.breaks());
  }

  private static long position(String cursor) {
    try {
      return Long.parseLong(Cursor.read(cursor, 1).parts().get(0));
    } catch (NumberFormatException notOurs) {
      throw Cursor.unreadable();
    }
  }

  private static void onlyForReadersOfTheTrail(Actor actor) {
    if (!actor.hasAny(Role.AUDITOR, Role.BILLING_ADMIN)) {
      throw Problem.forbidden("The trail is read by the auditor and the billing admin.", "Ask one of them.");
    }
  }

  record Proof(boolean intact, long chains, long entries, long checkpoints, List<Break> breaks) {}
}
