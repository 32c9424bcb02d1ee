package io.matterflow.access.doors;

import io.matterflow.access.Logins;
import io.matterflow.kernel.UserId;
import io.matterflow.rest.Problem;
import io.matterflow.rest.ProblemDocuments;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a form in Tasklist call {@code /api} as the person who is signed in there. The session proves who they are, the
 * XSRF token of Tasklist proves that the write came from its page.
 */
class TasklistSession extends OncePerRequestFilter {

  private static final String ENGINE = "default";
  private static final String SIGNED_IN = "authenticatedUser";
  private static final String TOKEN = "CAMUNDA_CSRF_TOKEN";
  private static final String TOKEN_HEADER = "X-XSRF-TOKEN";
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  private final Logins logins;
  private final ProblemDocuments problems;

  TasklistSession(Logins logins, ProblemDocuments problems) {
    this.logins = logins;
    this.problems = problems;
  }

  /** The login that is signed in to Tasklist in this session. */
  static Optional<UserId> user(HttpServletRequest request) {
    return Optional.ofNullable(request.getSession(false))
        .map(session -> session.getAttribute(SIGNED_IN))
        .filter(Authentications.class::isInstance)
        .map(Authentications.class::cast)
        .map(all -> all.getAuthenticationForProcessEngine(ENGINE))
        .map(Authentication::getIdentityId)
        .map(UserId::new);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var actor = user(request).flatMap(logins::actor);
    if (actor.isPresent()) {
      if (!READS.contains(request.getMethod()) && !cameFromItsPage(request)) {
        problems.write(Problem.forbidden("The XSRF token of the session is missing or is not the session's.",
            "Send the value of the cookie XSRF-TOKEN as header " + TOKEN_HEADER + "."), response);
        return;
      }
      var context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(new SignedIn(actor.get()));
      SecurityContextHolder.setContext(context);
    }
    chain.doFilter(request, response);
  }

  private static boolean cameFromItsPage(HttpServletRequest request) {
    var sent = request.getHeader(TOKEN_HEADER);
    return sent != null && Optional.ofNullable(request.getSession(false))
        .map(TasklistSession::token)
        .filter(token -> MessageDigest.isEqual(bytes(token), bytes(sent)))
        .isPresent();
  }

  private static @Nullable String token(HttpSession session) {
    return session.getAttribute(TOKEN) instanceof String token ? token : null;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
