package io.matterflow.access;

import java.util.Optional;

/** What became of an act on a login. */
public sealed interface UserChange {

  /** Done; with a token when the person has to choose a password now. It is answered here and never again. */
  record Changed(Login login, Optional<OneTimeToken> token) implements UserChange {}

  /** Refused by a rule, with its code and what to do next. */
  record Refused(Reason reason, String detail, String next) implements UserChange {}

  /** Why an act on a login is refused. */
  enum Reason {
    UNKNOWN_LOGIN,
    LOGIN_EXISTS,
    NO_ROLES,
    LAST_ADMINISTRATOR,
    LOGIN_DISABLED,
    TOKEN_NOT_VALID,
    PASSWORD_TOO_WEAK
  }
}
