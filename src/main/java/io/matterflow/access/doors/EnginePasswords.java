package io.matterflow.access.doors;

import io.matterflow.access.Logins;
import io.matterflow.kernel.UserId;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * HTTP Basic against the engine's own password store, so that Tasklist and REST know the same passwords. A wrong
 * password, an unknown name and a disabled login get the same answer.
 */
@Component
class EnginePasswords implements AuthenticationProvider {

  private final IdentityService identities;
  private final Logins logins;

  EnginePasswords(IdentityService identities, Logins logins) {
    this.identities = identities;
    this.logins = logins;
  }

  @Override
  public Authentication authenticate(Authentication presented) {
    var name = presented.getName();
    var password = String.valueOf(presented.getCredentials());
    if (name.isBlank() || !identities.checkPassword(name, password)) {
      throw refused();
    }
    return logins.actor(new UserId(name)).map(SignedIn::new).orElseThrow(EnginePasswords::refused);
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }

  private static BadCredentialsException refused() {
    return new BadCredentialsException("name or password are not right");
  }
}
