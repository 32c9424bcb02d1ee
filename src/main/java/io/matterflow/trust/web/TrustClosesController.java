package io.matterflow.trust.web;

import io.matterflow.kernel.Actor;
import io.matterflow.rest.Problem;
import io.matterflow.trust.Closes;
import io.matterflow.trust.Closes.Begun;
import io.matterflow.trust.Closes.NoRight;
import io.matterflow.trust.Closes.Refused;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The end of a period, begun by hand before the night does it. */
@Tag(name = "Trust")
@RestController
class TrustClosesController {

  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  private final Closes closes;

  TrustClosesController(Closes closes) {
    this.closes = closes;
  }

  @Operation(summary = "Begin the reconciliation of a period that is over")
  @PostMapping("/api/trust/accounts/{account}/closes")
  CloseView begin(@PathVariable String account, @Valid @RequestBody PeriodEnd request, Actor actor) {
    if (!account.matches(TrustAccountId.FORM)) {
      throw Problem.notFound("trust account", account);
    }
    if (request.periodEnd().isBefore(EARLIEST)) {
      throw Problem.malformed("No period before %s is reconciled.".formatted(EARLIEST)).at("/periodEnd", "too early");
    }
    var answer = closes.begin(new TrustAccountId(account), request.periodEnd(), actor);
    if (answer instanceof NoRight) {
      throw Problem.forbidden("A trust account is reconciled by a bookkeeper or a trust authorizer.",
          "Ask one of them.");
    }
    if (answer instanceof Refused refused && refused.code() == TrustCode.TRUST_UNKNOWN_ACCOUNT) {
      throw Problem.notFound("trust account", account);
    }
    if (answer instanceof Refused refused) {
      throw TrustRefusals.of(refused.code()).at("/periodEnd", refused.code().meaning());
    }
    var close = ((Begun) answer).close();
    return new CloseView(close.id().toString(), close.account().value(), close.periodEnd(), close.lateOn());
  }

  record PeriodEnd(@NotNull LocalDate periodEnd) {}

  record CloseView(String closeId, String account, LocalDate periodEnd, LocalDate lateOn) {}
}
