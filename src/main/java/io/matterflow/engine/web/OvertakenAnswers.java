package io.matterflow.engine.web;

import io.matterflow.rest.Problem;
import io.matterflow.rest.ProblemDocuments;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Two changed or began the same at once, a person and a timer perhaps: the request left nothing behind, and is told
 * anew. Then it is told what stands in its way, where anything does.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class OvertakenAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(OvertakenAnswers.class);

  @ExceptionHandler({OptimisticLockingException.class, ConcurrencyFailureException.class, DuplicateKeyException.class})
  ProblemDetail overtaken(RuntimeException overtaken) {
    LOG.warn("A request was overtaken by another act: {}", overtaken.getClass().getSimpleName());
    return ProblemDocuments.of(Problem.of(HttpStatus.SERVICE_UNAVAILABLE,
        "Something else changed this at the same moment; nothing was stored.",
        "Send it again with the same Idempotency-Key."));
  }
}
