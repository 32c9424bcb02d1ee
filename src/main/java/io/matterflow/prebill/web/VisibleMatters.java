package io.matterflow.prebill.web;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.directory.MatterSight;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.rest.Problem;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The matter that an address names, for a caller who may know of it. */
@Component
class VisibleMatters {

  private final Directory directory;

  VisibleMatters(Directory directory) {
    this.directory = directory;
  }

  Matter seen(String matterId, Actor actor) {
    return Optional.of(matterId)
        .filter(id -> !id.isBlank())
        .flatMap(id -> directory.matter(new MatterId(id)))
        .filter(found -> MatterSight.of(actor, found) != MatterSight.NOTHING)
        .orElseThrow(() -> Problem.notFound("matter", matterId));
  }
}
