package io.matterflow.access.doors;

import io.matterflow.rest.Problem;
import io.matterflow.rest.ProblemDocuments;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * How the doors say no: a problem document. Only a program, or a person who typed the address, is asked for a password
 * by way of {@code WWW-Authenticate}; a page that calls in the background is not, since the browser would show its own
 * dialog.
 */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final ProblemDocuments problems;

  Refusals(ProblemDocuments problems) {
    this.problems = problems;
  }

  @Override
  public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    if (!calledByAPage(request)) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Matterflow\", charset=\"UTF-8\"");
    }
    problems.write(Problem.unauthenticated("Nobody is signed in, or the name or password are not right.",
        "Send HTTP Basic, or sign in to Tasklist at /camunda/app/tasklist/ and try again."), response);
  }

  @Override
  public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
      throws IOException {
    problems.write(Problem.forbidden("This door is not open to your roles.",
        "Ask a billing administrator for the role, or use the interface described at /swagger-ui.html."), response);
  }

  private static boolean calledByAPage(HttpServletRequest request) {
    var mode = request.getHeader("Sec-Fetch-Mode");
    return (mode != null && !mode.equals("navigate"))
        || request.getHeader("X-Requested-With") != null
        || request.getHeader("X-XSRF-TOKEN") != null
        || request.getRequestedSessionId() != null;
  }
}
