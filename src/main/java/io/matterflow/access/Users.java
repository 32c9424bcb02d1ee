package io.matterflow.access;

import io.matterflow.access.UserChange.Changed;
import io.matterflow.access.UserChange.Reason;
import io.matterflow.access.UserChange.Refused;
import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Users without single sign-on: invited, given roles, disabled, enabled, reset; each act dated and audited. A person
 * chooses the password, nobody else ever knows it: an administrator hands over a token that is good once.
 */
@Service
@Transactional
public class Users {

  static final Duration TOKEN_LIFE = Duration.ofDays(7);
  private static final String ENTITY = "login";

  private final Logins logins;
  private final EngineUsers engine;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final SecureRandom chance = new SecureRandom();

  Users(Logins logins, EngineUsers engine, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
    this.logins = logins;
    this.engine = engine;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public List<Login> all() {
    return logins.all();
  }

  @Transactional(readOnly = true)
  public Optional<Login> byId(UserId id) {
    return logins.byId(id);
  }

  /** A new login, and the token with which its person chooses a password. */
  public UserChange invite(NewLogin newcomer, Actor by) {
    return refusalOf(newcomer).orElseGet(() -> {
      var login = add(newcomer, false, by, "invited");
      return new Changed(login, Optional.of(issueToken(login.id())));
    });
  }

  /**
   * A login with a password that is already known, whatever the password policy says: demo users, and tests. One that
   * waits without a password, such as a timekeeper's, is enabled with these roles too; one that has had a password
   * stays as it is.
   */
  public void admit(NewLogin newcomer, String password, Actor by) {
    var present = logins.byIdIgnoringCase(newcomer.id());
    if (present.filter(Login::passwordSet).isPresent()) {
      return;
    }
    var id = present.map(Login::id).orElse(newcomer.id());
    if (present.isEmpty()) {
      add(newcomer, false, by, "admitted");
    } else {
      giveRoles(present.get(), both(present.get().roles(), newcomer.roles()), newcomer.everyMatter(), by);
      enable(id, by);
      logins.dropToken(id);
    }
    engine.setPassword(id, password);
    logins.setPasswordSet(id, true, now());
  }

  /** Gives these roles and takes all others away. */
  public UserChange setRoles(UserId id, Set<Role> roles, boolean everyMatter, Actor by) {
    return onLogin(id, login -> {
      if (roles.isEmpty()) {
        return new Refused(Reason.NO_ROLES, "A login without a role could do nothing.", "Disable the login instead.");
      }
      if (!roles.contains(Role.BILLING_ADMIN) && isLastAdministrator(login)) {
        return lastAdministrator(id);
      }
      giveRoles(login, roles, everyMatter, by);
      return changed(id, Optional.empty());
    });
  }

  /** From now on this login is not let in, not even with a session that is open. */
  public UserChange disable(UserId id, String reason, Actor by) {
    return onLogin(id, login -> {
      if (isLastAdministrator(login)) {
        return lastAdministrator(id);
      }
      if (!login.disabled()) {
        logins.setDisabled(id, true, now());
        logins.dropToken(id);
        audit.record(AuditEntry.of(by, "disabled", ENTITY, id)
            .before("state", login.state()).after("state", Login.State.DISABLED).text("reason", reason));
        login.timekeeper().ifPresent(timekeeper -> events.publishEvent(new LoginEnded(timekeeper, by)));
      }
      return changed(id, Optional.empty());
    });
  }

  /** Lets a login in again with its password; one that never had a password is invited. */
  public UserChange enable(UserId id, Actor by) {
    return onLogin(id, login -> {
      if (login.disabled()) {
        logins.setDisabled(id, false, now());
        var state = login.passwordSet() ? Login.State.ACTIVE : Login.State.INVITED;
        audit.record(AuditEntry.of(by, "enabled", ENTITY, id)
            .before("state", Login.State.DISABLED).after("state", state));
      }
      return changed(id, login.passwordSet() ? Optional.empty() : Optional.of(issueToken(id)));
    });
  }

  /** The present password is void at once; the token takes its place until the person has chosen a new one. */
  public UserChange reset(UserId id, Actor by) {
    return onLogin(id, login -> {
      if (login.disabled()) {
        return new Refused(Reason.LOGIN_DISABLED, "The login " + id + " is disabled.", "Enable it first.");
      }
      engine.voidPassword(id);
      logins.setPasswordSet(id, false, now());
      audit.record(AuditEntry.of(by, "password-reset", ENTITY, id)
          .before("state", login.state()).after("state", Login.State.INVITED));
      return changed(id, Optional.of(issueToken(id)));
    });
  }

  /** The person's own act: the token for a password of their choice. It works once. */
  public UserChange redeem(UserId id, String token, String password) {
    var login = logins.byId(id).filter(one -> !one.disabled());
    if (login.isEmpty()) {
      return tokenNotValid();
    }
    var broken = engine.brokenRules(id, password);
    if (!broken.isEmpty()) {
      return tooWeak(broken);
    }
    if (!logins.redeemToken(id, OneTimeToken.digest(token), now())) {
      return tokenNotValid();
    }
    engine.setPassword(id, password);
    logins.setPasswordSet(id, true, now());
    audit.record(AuditEntry.of(login.get().actor(), "password-chosen", ENTITY, id)
        .before("state", login.get().state()).after("state", Login.State.ACTIVE));
    return changed(id, Optional.empty());
  }

  /**
   * A timekeeper of the directory: a login that waits, disabled, until somebody enables it. Asking again changes
   * nothing.
   */
  void await(NewLogin newcomer, String firstName, String lastName) {
    if (logins.byIdIgnoringCase(newcomer.id()).isEmpty()) {
      engine.add(newcomer.id(), firstName, lastName);
      add(newcomer, true, Actor.ENGINE, "created");
    }
  }

  /**
   * The roles that matters name their holders for: who is named has them at once, who is named no more has them no
   * more. A login that acts for every matter has its roles from the firm, and keeps them.
   */
  void holdOnMatters(Map<TimekeeperId, Set<Role>> held) {
    logins.all().stream()
        .filter(login -> !login.everyMatter())
        .forEach(login -> login.timekeeper().ifPresent(person -> {
      var roles = new HashSet<>(held.getOrDefault(person, Set.of()));
      login.roles().stream().filter(role -> !role.isHeldOnAMatter()).forEach(roles::add);
      if (roles.isEmpty()) {
        roles.add(Role.TIMEKEEPER);
      }
      giveRoles(login, roles, false, Actor.ENGINE);
    }));
  }

  private Login add(NewLogin newcomer, boolean disabled, Actor by, String act) {
    var now = now();
    var login = new Login(newcomer.id(), newcomer.timekeeper(), newcomer.roles(), newcomer.everyMatter(), disabled,
        false, now, now);
    logins.add(login);
    engine.add(newcomer.id(), "", newcomer.id().value());
    engine.setGroups(newcomer.id(), login.actor().groups());
    audit.record(AuditEntry.of(by, act, ENTITY, login.id())
        .after("state", login.state()).after("roles", groups(login.roles())).after("everyMatter", login.everyMatter()));
    return login;
  }

  private void giveRoles(Login login, Set<Role> roles, boolean everyMatter, Actor by) {
    if (login.roles().equals(roles) && login.everyMatter() == everyMatter) {
      return;
    }
    logins.setRoles(login.id(), roles, everyMatter, now());
    engine.setGroups(login.id(), logins.byId(login.id()).orElseThrow().actor().groups());
    audit.record(AuditEntry.of(by, "roles-given", ENTITY, login.id())
        .before("roles", groups(login.roles())).before("everyMatter", login.everyMatter())
        .after("roles", groups(roles)).after("everyMatter", everyMatter));
  }

  private Optional<UserChange> refusalOf(NewLogin newcomer) {
    if (newcomer.roles().isEmpty()) {
      return Optional.of(
          new Refused(Reason.NO_ROLES, "A login without a role could do nothing.", "Name at least one role."));
    }
    return logins.byIdIgnoringCase(newcomer.id()).map(there -> new Refused(Reason.LOGIN_EXISTS,
        "There is already a login " + there.id() + ", " + there.state().name().toLowerCase(Locale.ROOT) + ".",
        "Enable or reset that login, or choose another name."));
  }

  private UserChange onLogin(UserId id, Function<Login, UserChange> act) {
    return logins.byId(id).map(act).orElseGet(() -> new Refused(
        Reason.UNKNOWN_LOGIN, "There is no login " + id + ".", "List the logins to find its name."));
  }

  private boolean isLastAdministrator(Login login) {
    return login.has(Role.BILLING_ADMIN) && !login.disabled() && logins.all().stream()
        .noneMatch(other -> !other.id().equals(login.id()) && other.has(Role.BILLING_ADMIN) && !other.disabled());
  }

  private OneTimeToken issueToken(UserId id) {
    var token = OneTimeToken.draw(chance, now().plus(TOKEN_LIFE).truncatedTo(ChronoUnit.SECONDS));
    logins.setToken(id, token.digest(), token.expiresAt());
    return token;
  }

  private Changed changed(UserId id, Optional<OneTimeToken> token) {
    return new Changed(logins.byId(id).orElseThrow(), token);
  }

  private Instant now() {
    return clock.instant();
  }

  private static Refused lastAdministrator(UserId id) {
    return new Refused(Reason.LAST_ADMINISTRATOR, "The login " + id + " is the last billing administrator.",
        "Give the role to another login first.");
  }

  private static Refused tokenNotValid() {
    return new Refused(Reason.TOKEN_NOT_VALID, "The token is not right, was used, or has expired.",
        "Ask a billing administrator for a new one.");
  }

  private static Refused tooWeak(List<String> broken) {
    return new Refused(Reason.PASSWORD_TOO_WEAK, "The password needs " + String.join(", ", broken) + ".",
        "Choose another password; the token is still good.");
  }

  private static Set<Role> both(Set<Role> some, Set<Role> others) {
    var all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  private static String groups(Set<Role> roles) {
    return roles.stream().map(Role::group).sorted().collect(Collectors.joining(" "));
  }
}
