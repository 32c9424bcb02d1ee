package io.matterflow.directory.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.directory.DirectoryLoading;
import io.matterflow.directory.DirectoryLoading.Loaded;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import io.matterflow.rest.UnknownMember;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Directory")
@RestController
class DirectoryController {

  private static final Set<String> MEMBERS = Set.of("firm", "clients", "matters");

  private final DirectoryLoading loading;

  DirectoryController(DirectoryLoading loading) {
    this.loading = loading;
  }

  @Operation(summary = "Load the firm, its people, clients and matters")
  @PutMapping("/api/directory")
  Loaded load(@RequestBody JsonNode directory, Actor actor) {
    if (!actor.hasAny(Role.SYSTEM, Role.BILLING_ADMIN)) {
      throw Problem.forbidden(
          "The directory is loaded by the practice-management system or the billing administrator.",
          "Ask a billing administrator to load it.");
    }
    requireShape(directory);
    return loading.load(directory, actor);
  }

  /** What makes no list of items has no items to reject. */
  private static void requireShape(JsonNode directory) {
    if (!directory.isObject()) {
      throw Problem.malformed("The body is an object with the members firm, clients and matters.")
          .at("", "not an object");
    }
    directory.fieldNames().forEachRemaining(name -> {
      if (!MEMBERS.contains(name)) {
        throw Problem.misfit(List.of(UnknownMember.at("", name, MEMBERS)));
      }
    });
    if (MEMBERS.stream().noneMatch(directory::hasNonNull)) {
      throw Problem.malformed("The body holds none of the members firm, clients and matters.")
          .at("", "holds nothing to load");
    }
    requireObject(directory, "firm");
    requireList(directory.path("firm"), "/firm", "timekeepers");
    requireList(directory, "", "clients");
    requireList(directory, "", "matters");
  }

  private static void requireObject(JsonNode parent, String name) {
    if (parent.hasNonNull(name) && !parent.get(name).isObject()) {
      throw Problem.malformed("The member %s is an object.".formatted(name)).at("/" + name, "not an object");
    }
  }

  private static void requireList(JsonNode parent, String pointer, String name) {
    if (parent.hasNonNull(name) && !parent.get(name).isArray()) {
      throw Problem.malformed("The member %s is a list.".formatted(name)).at(pointer + "/" + name, "not a list");
    }
  }
}
