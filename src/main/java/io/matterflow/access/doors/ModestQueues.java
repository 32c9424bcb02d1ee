package io.matterflow.access.doors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tasklist asks for its queues two thousand at a time, which is more than the engine gives to anyone; refused, it shows
 * no queue at all. The house has a handful, so it is asked for as many as it gives.
 */
class ModestQueues extends OncePerRequestFilter {

  private static final RequestMatcher QUEUES =
      PathPatternRequestMatcher.withDefaults().matcher("/camunda/api/engine/engine/{engine}/filter");

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(QUEUES.matches(request) ? new Modest(request) : request, response);
  }

  private static final class Modest extends HttpServletRequestWrapper {

    private Modest(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getQueryString() {
      return Optional.ofNullable(super.getQueryString())
          .map(query -> query.replace("maxResults=2000", "maxResults=1000"))
          .orElse(null);
    }
  }
}
