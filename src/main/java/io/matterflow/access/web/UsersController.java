package io.matterflow.access.web;

import io.matterflow.access.Login;
import io.matterflow.access.NewLogin;
import io.matterflow.access.OneTimeToken;
import io.matterflow.access.UserChange;
import io.matterflow.access.Users;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import io.matterflow.rest.AnsweredOnce;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Users without single sign-on, for billing administrators. A token is answered by the call that draws it, and never
 * again.
 */
@Tag(name = "People")
@RestController
@RequestMapping("/api/users")
class UsersController {

  private final Users users;

  UsersController(Users users) {
    this.users = users;
  }

  @Operation(summary = "List the logins")
  @GetMapping
  Page<User> list(@RequestParam Optional<Login.State> state, Actor actor) {
    allow(actor, Role.BILLING_ADMIN, Role.AUDITOR);
    return Page.of(users.all().stream()
        .filter(login -> state.map(login.state()::equals).orElse(true))
        .map(User::of)
        .toList());
  }

  @Operation(summary = "Show a login")
  @GetMapping("/{id}")
  User show(@PathVariable String id, Actor actor) {
    allow(actor, Role.BILLING_ADMIN, Role.AUDITOR);
    return users.byId(known(id)).map(User::of).orElseThrow(() -> Problem.notFound("login", id));
  }

  @Operation(summary = "Invite a person; the token is shown once")
  @ApiResponse(responseCode = "201", description = "Invited; the address of the login is in Location")
  @PostMapping
  ResponseEntity<ChangedUser>
      invite(@RequestBody @Valid Invitation invitation, Actor actor, HttpServletRequest request) {
    allow(actor, Role.BILLING_ADMIN);
    if (!NewLogin.isName(invitation.id())) {
      throw Problem.malformed("A login is not named like that.")
          .at("/id", "up to 64 letters, digits and @ . _ -, a letter or digit first");
    }
    var newcomer = new NewLogin(new UserId(invitation.id()), invitation.timekeeperId().map(TimekeeperId::new),
        roles(invitation.roles()), invitation.everyMatter().orElse(false));
    var answer = answer(users.invite(newcomer, actor), request);
    return ResponseEntity.created(URI.create("/api/users/" + invitation.id())).body(answer);
  }

  @Operation(summary = "Give a login these roles and no others")
  @PostMapping("/{id}/roles")
  ChangedUser
      setRoles(@PathVariable String id, @RequestBody @Valid Roles wanted, Actor actor, HttpServletRequest request) {
    allow(actor, Role.BILLING_ADMIN);
    return answer(users.setRoles(known(id), roles(wanted.roles()), wanted.everyMatter().orElse(false), actor), request);
  }

  @Operation(summary = "Shut a login out at once")
  @PostMapping("/{id}/disable")
  ChangedUser
      disable(@PathVariable String id, @RequestBody @Valid Reason reason, Actor actor, HttpServletRequest request) {
    allow(actor, Role.BILLING_ADMIN);
    return answer(users.disable(known(id), reason.reason(), actor), request);
  }

  @Operation(summary = "Let a login in again")
  @PostMapping("/{id}/enable")
  ChangedUser enable(@PathVariable String id, Actor actor, HttpServletRequest request) {
    allow(actor, Role.BILLING_ADMIN);
    return answer(users.enable(known(id), actor), request);
  }

  @Operation(summary = "Void a password and issue a token")
  @PostMapping("/{id}/reset")
  ChangedUser reset(@PathVariable String id, Actor actor, HttpServletRequest request) {
    allow(actor, Role.BILLING_ADMIN);
    return answer(users.reset(known(id), actor), request);
  }

  private static ChangedUser answer(UserChange change, HttpServletRequest request) {
    var changed = Changes.doneOrProblem(change);
    if (changed.token().isPresent()) {
      AnsweredOnce.mark(request);
    }
    return new ChangedUser(User.of(changed.login()), changed.token().map(OneTimeToken::value),
        changed.token().map(OneTimeToken::expiresAt), changed.token().map(token -> PasswordController.PAGE));
  }

  private static void allow(Actor actor, Role... roles) {
    if (!actor.hasAny(roles)) {
      throw Problem.forbidden("Users are looked after by billing administrators.", "Ask one of them.");
    }
  }

  private static UserId known(String id) {
    if (!NewLogin.isName(id)) {
      throw Problem.notFound("login", id);
    }
    return new UserId(id);
  }

  private static Set<Role> roles(List<String> groups) {
    return groups.stream().map(group -> {
      try {
        return Role.ofGroup(group);
      } catch (IllegalArgumentException unknown) {
        throw Problem.malformed("There is no role %s.".formatted(group))
            .at("/roles/" + groups.indexOf(group), "no such role");
      }
    }).collect(Collectors.toSet());
  }

  record Invitation(
      @NotBlank @Size(max = 64) String id,
      @NotEmpty List<@NotBlank @Size(max = 40) String> roles,
      Optional<@Size(min = 1, max = 64) String> timekeeperId,
      Optional<Boolean> everyMatter) {}

  record Roles(@NotEmpty List<@NotBlank @Size(max = 40) String> roles, Optional<Boolean> everyMatter) {}

  record Reason(@NotBlank @Size(max = 1000) String reason) {}

  record User(String id, Login.State state, List<String> roles, Optional<String> timekeeperId, boolean everyMatter,
      Instant createdAt, Instant changedAt) {

    static User of(Login login) {
      return new User(login.id().value(), login.state(), login.roles().stream().map(Role::group).sorted().toList(),
          login.timekeeper().map(TimekeeperId::value), login.everyMatter(), login.createdAt(), login.changedAt());
    }
  }

  /** The login as it is now; the token, where the person has to choose a password, is shown here and nowhere else. */
  record ChangedUser(
      User user,
      Optional<String> token,
      Optional<Instant> expiresAt,
      Optional<String> choosePasswordAt) {}
}
