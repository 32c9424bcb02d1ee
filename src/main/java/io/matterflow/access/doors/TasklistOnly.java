package io.matterflow.access.doors;

import io.matterflow.access.Logins;
import io.matterflow.rest.Problem;
import io.matterflow.rest.ProblemDocuments;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Of the engine's web applications there is Tasklist alone. Cockpit and Admin are not here, least of all the page that
 * makes a first administrator for whoever asks (CVE-2026-77226). A session whose login was disabled ends at its next
 * request.
 */
class TasklistOnly extends OncePerRequestFilter {

  private static final String TASKLIST = "/camunda/app/tasklist/default/";

  private static final RequestMatcher ENTRANCES = any(
      "/camunda", "/camunda/", "/camunda/app", "/camunda/app/", "/camunda/app/welcome/**");

  private static final RequestMatcher PARTS_OF_TASKLIST = any(
      "/camunda/app/tasklist/**",
      "/camunda/api/tasklist/**",
      "/camunda/api/engine/**",
      "/camunda/api/admin/auth/user/{engine}",
      "/camunda/api/admin/auth/user/{engine}/login/tasklist",
      "/camunda/api/admin/auth/user/{engine}/logout",
      "/camunda/lib/**",
      "/camunda/assets/**",
      "/camunda/favicon.ico");

  private final Logins logins;
  private final ProblemDocuments problems;

  TasklistOnly(Logins logins, ProblemDocuments problems) {
    this.logins = logins;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (ENTRANCES.matches(request)) {
      response.sendRedirect(TASKLIST);
    } else if (!PARTS_OF_TASKLIST.matches(request)) {
      problems.write(
          Problem.of(HttpStatus.NOT_FOUND, "There is nothing at this address.", "Tasklist is at " + TASKLIST + "."),
          response);
    } else if (TasklistSession.user(request).filter(user -> logins.actor(user).isEmpty()).isPresent()) {
      request.getSession().invalidate();
      problems.write(Problem.unauthenticated("This login was disabled.", "Ask a billing administrator."), response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static RequestMatcher any(String... patterns) {
    return new OrRequestMatcher(List.of(patterns).stream()
        .<RequestMatcher>map(pattern -> PathPatternRequestMatcher.withDefaults().matcher(pattern))
        .toList());
  }
}
