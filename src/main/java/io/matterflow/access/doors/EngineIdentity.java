package io.matterflow.access.doors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine who calls {@code /engine-rest}, so that its authorizations apply, and takes it back whatever
 * happens. Only there: {@code /api} checks by itself, and an engine identity would make its commands answer to grants
 * not theirs.
 */
class EngineIdentity extends OncePerRequestFilter {

  private final IdentityService identities;

  EngineIdentity(IdentityService identities) {
    this.identities = identities;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!(SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn)) {
      throw new IllegalStateException("a request came past the door of the engine without a name");
    }
    try {
      identities.setAuthentication(signedIn.getName(), signedIn.groups(), List.of());
      chain.doFilter(request, response);
    } finally {
      identities.clearAuthentication();
    }
  }
}
