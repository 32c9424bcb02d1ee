package io.matterflow.access.web;

import io.matterflow.access.UserChange;
import io.matterflow.access.UserChange.Changed;
import io.matterflow.access.UserChange.Refused;
import io.matterflow.rest.Problem;
import org.springframework.http.HttpStatus;

/** Tells what became of an act on a login. */
final class Changes {

  private Changes() {}

  static Changed doneOrProblem(UserChange change) {
    if (change instanceof Refused refused) {
      throw problem(refused);
    }
    return (Changed) change;
  }

  private static Problem problem(Refused refused) {
    return switch (refused.reason()) {
      case UNKNOWN_LOGIN -> Problem.of(HttpStatus.NOT_FOUND, refused.detail(), refused.next());
      case LOGIN_EXISTS, LOGIN_DISABLED -> Problem.conflict(refused.reason().name(), refused.detail(), refused.next());
      case NO_ROLES, LAST_ADMINISTRATOR -> Problem.refused(refused.reason().name(), refused.detail(), refused.next());
      case TOKEN_NOT_VALID -> Problem.refused(refused.reason().name(), refused.detail(), refused.next())
          .at("/token", "not valid");
      case PASSWORD_TOO_WEAK -> Problem.refused(refused.reason().name(), refused.detail(), refused.next())
          .at("/password", "too weak");
    };
  }
}
