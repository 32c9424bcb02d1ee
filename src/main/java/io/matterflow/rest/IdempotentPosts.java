package io.matterflow.rest;

import io.matterflow.rest.IdempotencyKeys.Answer;
import io.matterflow.rest.IdempotencyKeys.Claim;
import io.matterflow.rest.IdempotencyKeys.Found;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * One effect per {@code Idempotency-Key}: the same request under the same key gets the stored answer, another request
 * under it is refused, and one that comes while the first still runs is told so. The key is claimed before the request
 * is served.
 */
@Component
@Order(IdempotentPosts.BEHIND_THE_DOORS)
class IdempotentPosts extends OncePerRequestFilter {

  static final int BEHIND_THE_DOORS = 0;
  static final String HEADER = "Idempotency-Key";
  static final String REPLAYED = "Idempotency-Replayed";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");
  private static final int FAULTS = 500;

  private final IdempotencyKeys keys;
  private final RequestUnderWay underWay;
  private final ProblemDocuments problems;

  IdempotentPosts(IdempotencyKeys keys, RequestUnderWay underWay, ProblemDocuments problems) {
    this.keys = keys;
    this.underWay = underWay;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !HttpMethod.POST.matches(request.getMethod())
        || !request.getRequestURI().startsWith("/api/")
        || request.getHeader(HEADER) == null
        || request.getUserPrincipal() == null;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var key = request.getHeader(HEADER);
    if (!KEY.matcher(key).matches()) {
      problems.write(Problem.malformed("The header %s holds 1 to 255 visible ASCII characters.".formatted(HEADER)),
          response);
      return;
    }
    var again = new RepeatableRequest(request);
    var claim = new Claim(scope(request), key, again.digest());
    var found = keys.claim(claim);
    if (found instanceof Found.Answered answered) {
      replay(answered.answer(), response);
    } else {
      var refusal = refusal(found, key);
      if (refusal.isPresent()) {
        problems.write(refusal.get(), response);
      } else {
        serve(claim, again, response, chain);
      }
    }
  }

  private void serve(Claim claim, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var kept = new ContentCachingResponseWrapper(response);
    var answered = false;
    underWay.begin(claim);
    try {
      chain.doFilter(request, kept);
      answered = kept.getStatus() < FAULTS || underWay.hasCommitted();
    } finally {
      if (answered) {
        keys.keep(claim, AnsweredOnce.isMarked(request) ? done() : answer(kept));
      } else if (!underWay.hasCommitted()) {
        keys.release(claim);
      }
      underWay.end();
    }
    kept.copyBodyToResponse();
  }

  private static Answer answer(ContentCachingResponseWrapper kept) {
    return new Answer(kept.getStatus(), Optional.ofNullable(kept.getContentType()),
        Optional.ofNullable(kept.getHeader(HttpHeaders.LOCATION)), kept.getContentAsByteArray());
  }

  /** What is told instead of an answer that held a secret. */
  private Answer done() {
    var problem = AnsweredOnce.problem();
    return new Answer(problem.status().value(), Optional.of(MediaType.APPLICATION_PROBLEM_JSON_VALUE), Optional.empty(),
        problems.bytes(problem));
  }

  private static void replay(Answer answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    response.setHeader(REPLAYED, "true");
    answer.contentType().ifPresent(response::setContentType);
    answer.location().ifPresent(location -> response.setHeader(HttpHeaders.LOCATION, location));
    response.getOutputStream().write(answer.body());
  }

  private static Optional<Problem> refusal(Found found, String key) {
    if (found instanceof Found.Taken) {
      return Optional.of(Problem.refused("IDEMPOTENCY_KEY_REUSED",
          "The key %s was used for another request.".formatted(key), "Use a new key for a new request."));
    }
    if (found instanceof Found.Running) {
      return Optional.of(Problem.conflict("STILL_RUNNING",
          "The first request with the key %s is still being served.".formatted(key),
          "Send it again in a few seconds."));
    }
    if (found instanceof Found.AnswerLost) {
      return Optional.of(Problem.conflict("ANSWER_LOST",
          "The first request with the key %s took effect, and its answer was lost.".formatted(key),
          "Read what it made or changed; do not send it again."));
    }
    return Optional.empty();
  }

  private static String scope(HttpServletRequest request) {
    return "%s POST %s".formatted(request.getUserPrincipal().getName(), request.getRequestURI());
  }
}
