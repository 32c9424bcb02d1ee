package io.matterflow.access.doors;

import io.matterflow.kernel.Actor;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A request whose caller is known: by password, or by the session of Tasklist. */
final class SignedIn extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1;

  private final transient Actor actor;

  SignedIn(Actor actor) {
    super(actor.roles().stream().map(role -> new SimpleGrantedAuthority("ROLE_" + role.name())).toList());
    this.actor = actor;
    setAuthenticated(true);
  }

  Actor actor() {
    return actor;
  }

  /** The names under which the engine knows the caller's roles. */
  List<String> groups() {
    return actor.groups().stream().sorted().toList();
  }

  @Override
  public Actor getPrincipal() {
    return actor;
  }

  @Override
  public String getName() {
    return actor.user().value();
  }

  @Override
  public String getCredentials() {
    return "";
  }
}
