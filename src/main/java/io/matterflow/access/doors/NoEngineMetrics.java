package io.matterflow.access.doors;

import io.matterflow.rest.Problem;
import io.matterflow.rest.ProblemDocuments;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says that the engine keeps no metrics here, where the engine itself would break: they are switched off. */
class NoEngineMetrics extends OncePerRequestFilter {

  private static final RequestMatcher METRICS = PathPatternRequestMatcher.withDefaults()
      .matcher("/engine-rest/metrics/**");

  private final ProblemDocuments problems;

  NoEngineMetrics(ProblemDocuments problems) {
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !METRICS.matches(request);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    problems.write(Problem.of(HttpStatus.NOT_FOUND, "The engine's own metrics are switched off.",
        "The product's figures are at /actuator/prometheus."), response);
  }
}
