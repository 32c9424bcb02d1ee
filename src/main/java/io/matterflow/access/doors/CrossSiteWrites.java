package io.matterflow.access.doors;

import io.matterflow.rest.Problem;
import io.matterflow.rest.ProblemDocuments;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses writes that a browser sends on behalf of another site, since it may add a remembered Basic password to them.
 */
class CrossSiteWrites extends OncePerRequestFilter {

  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> ELSEWHERE = Set.of("cross-site", "same-site");

  private final ProblemDocuments problems;

  CrossSiteWrites(ProblemDocuments problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var from = request.getHeader("Sec-Fetch-Site");
    if (from != null && ELSEWHERE.contains(from) && !READS.contains(request.getMethod())) {
      problems.write(Problem.forbidden("A page of another site asked your browser to write here.",
          "Call from a page of this address, or from a program."), response);
      return;
    }
    chain.doFilter(request, response);
  }
}
