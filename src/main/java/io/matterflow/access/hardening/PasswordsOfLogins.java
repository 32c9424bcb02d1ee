package io.matterflow.access.hardening;

import io.matterflow.access.Login;
import io.matterflow.access.Logins;
import io.matterflow.kernel.UserId;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/**
 * The engine's users, of whom only those are let in who are logins that may enter. Tasklist and REST ask here alike, so
 * a disabled login is shut out of both, and an engine user that came by another way is nobody.
 */
class PasswordsOfLogins extends DbIdentityServiceProvider {

  private final Logins logins;

  private PasswordsOfLogins(Logins logins) {
    this.logins = logins;
  }

  @Override
  public boolean checkPassword(String userId, String password) {
    return userId != null
        && !userId.isBlank()
        && logins.byId(new UserId(userId)).filter(Login::mayEnter).isPresent()
        && super.checkPassword(userId, password);
  }

  /** Opens one for each command of the engine. */
  static final class Factory implements SessionFactory {

    private final Logins logins;

    Factory(Logins logins) {
      this.logins = logins;
    }

    @Override
    public Class<?> getSessionType() {
      return PasswordsOfLogins.class;
    }

    @Override
    public Session openSession() {
      return new PasswordsOfLogins(logins);
    }
  }
}
