package io.matterflow.trust.web;

import io.matterflow.kernel.Actor;
import io.matterflow.rest.Problem;
import io.matterflow.rest.ProblemDocuments;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustAttempts;
import io.matterflow.trust.TrustCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Whoever asks at trust's doors for an act that is not their role's is refused with
 * {@link TrustCode#TRUST_NOT_AUTHORIZED}, and the attempt is kept. A refusal that has a code of its own was kept where
 * the rule is.
 */
@RestControllerAdvice(basePackageClasses = AttemptsAtTheDoor.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class AttemptsAtTheDoor {

  private static final String FOR_WANT_OF_A_ROLE = Problem.forbidden("", "").code();

  private final TrustAttempts attempts;

  AttemptsAtTheDoor(TrustAttempts attempts) {
    this.attempts = attempts;
  }

  @ExceptionHandler
  ProblemDetail problem(Problem problem, HandlerMethod door, HttpServletRequest request, Actor actor) {
    if (problem.status() != HttpStatus.FORBIDDEN || !problem.code().equals(FOR_WANT_OF_A_ROLE)
        || HttpMethod.GET.matches(request.getMethod())) {
      return ProblemDocuments.of(problem);
    }
    attempts.atTheDoor(door.getMethod().getName(), account(request), actor);
    return ProblemDocuments.of(
        Problem.forbidden(TrustCode.TRUST_NOT_AUTHORIZED.name(), problem.detail(), problem.next()));
  }

  /** By the address, or else by the body. */
  private static Optional<TrustAccountId> account(HttpServletRequest request) {
    var ofAddress = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> parts
        ? Optional.<Object>ofNullable(parts.get("account"))
        : Optional.empty();
    return ofAddress.or(() -> Optional.ofNullable(request.getAttribute(AccountsOfBodies.ATTRIBUTE)))
        .map(Object::toString).flatMap(TrustAccountId::read);
  }
}
