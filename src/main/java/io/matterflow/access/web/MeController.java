package io.matterflow.access.web;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who the caller is, for forms and for those who wonder what they may do. */
@Tag(name = "People")
@RestController
class MeController {

  @Operation(summary = "Who is signed in, with which roles")
  @GetMapping("/api/me")
  Me me(Actor actor) {
    return new Me(
        actor.user().value(),
        actor.timekeeper().map(TimekeeperId::value),
        actor.roles().stream().map(Role::group).sorted().toList(),
        actor.everyMatter());
  }

  record Me(String user, Optional<String> timekeeperId, List<String> roles, boolean everyMatter) {}
}
