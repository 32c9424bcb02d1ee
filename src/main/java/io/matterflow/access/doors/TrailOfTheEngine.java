package io.matterflow.access.doors;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.engine.EngineTouched;
import io.matterflow.kernel.Actor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes down who changed something at the engine's own interface or in Tasklist, past our own, and above all who tried
 * to and was refused. What is asked with a body is no change; neither is a start, which is written down by what it
 * starts.
 */
class TrailOfTheEngine extends OncePerRequestFilter {

  static final String ENTITY = "engine-interface";

  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
  private static final Pattern QUESTION = Pattern.compile(
      ".*/(?:count|list|singleResult|start|submit-form)|/(?:history/)?(?:task|process-instance|execution|variable-instance|job|job-definition"
          + "|activity-instance|detail|incident|external-task|decision-instance|process-definition|user-operation|identity-link-log)");
  private static final Pattern UNPRINTABLE = Pattern.compile("[^A-Za-z0-9/._:@-]");
  private static final int MOST_OF_AN_ADDRESS = 300;

  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final String root;
  private final Function<HttpServletRequest, Optional<Actor>> caller;

  TrailOfTheEngine(
      AuditTrail audit,
      ApplicationEventPublisher events,
      String root,
      Function<HttpServletRequest, Optional<Actor>> caller) {
    this.audit = audit;
    this.events = events;
    this.root = root;
    this.caller = caller;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return READS.contains(request.getMethod()) || !request.getRequestURI().startsWith(root);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var asked = HttpStatus.INTERNAL_SERVER_ERROR.value();
    try {
      chain.doFilter(request, response);
      asked = response.getStatus();
    } finally {
      var status = asked;
      caller.apply(request).ifPresent(person -> record(request, status, person));
    }
  }

  private void record(HttpServletRequest request, int status, Actor person) {
    var address = request.getRequestURI().substring(root.length());
    var refused = status >= HttpStatus.BAD_REQUEST.value();
    if (refused || !QUESTION.matcher(address).matches()) {
      audit.recordAttempt(AuditEntry.of(person, refused ? "refused" : "changed", ENTITY, person.user())
          .after("method", request.getMethod())
          .after("address", printable(address))
          .after("status", status));
      events.publishEvent(new EngineTouched(person, request.getMethod(), printable(address), status));
    }
  }

  /** The ids in an address and nothing that somebody has made up to be read. */
  private static String printable(String address) {
    var plain = UNPRINTABLE.matcher(address).replaceAll("?");
    return plain.substring(0, Math.min(plain.length(), MOST_OF_AN_ADDRESS));
  }
}
