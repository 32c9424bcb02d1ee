package io.matterflow.access.web;

import io.matterflow.access.NewLogin;
import io.matterflow.access.UserChange.Reason;
import io.matterflow.access.UserChange.Refused;
import io.matterflow.access.Users;
import io.matterflow.kernel.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where an invited person chooses a password: the one call that nobody has to sign in for, since the token signs it.
 */
@Tag(name = "People")
@RestController
class PasswordController {

  static final String PAGE = "/password.html";

  private final Users users;

  PasswordController(Users users) {
    this.users = users;
  }

  @Operation(summary = "Choose a password with a token")
  @PostMapping("/api/passwords")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @SecurityRequirements
  void choose(@RequestBody @Valid Choice choice) {
    Changes.doneOrProblem(NewLogin.isName(choice.user())
        ? users.redeem(new UserId(choice.user()), choice.token(), choice.password())
        : new Refused(Reason.TOKEN_NOT_VALID, "The token is not right, was used, or has expired.",
            "Ask a billing administrator for a new one."));
  }

  record Choice(@NotBlank @Size(max = 64) String user, @NotBlank @Size(max = 64) String token,
      @NotBlank @Size(max = 200) String password) {

    /** Never the password: a record is easily logged. */
    @Override
    public String toString() {
      return "a password for " + user;
    }
  }
}
