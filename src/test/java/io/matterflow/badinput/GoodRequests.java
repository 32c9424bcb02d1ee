package io.matterflow.badinput;

import io.matterflow.HttpCalls;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * For each write a request that would be taken, from the {@link Ground} that it belongs to. A request that was only
 * ever spoilt can be spoilt again, since a spoilt one stores nothing.
 */
@Component
class GoodRequests {

  private final List<Ground<?>> grounds;
  private final TestPeople people;
  private final Standing standing;
  private final Map<Write, Request> kept = new HashMap<>();

  GoodRequests(List<Ground<?>> grounds, TestPeople people, Standing standing) {
    this.grounds = grounds;
    this.people = people;
    this.standing = standing;
  }

  HttpCalls calls() {
    return standing.calls();
  }

  /** One to spoil, always the same. */
  Request toSpoil(Write write) {
    return kept.computeIfAbsent(write, this::fresh);
  }

  /** One of its own, to be sent. */
  Request fresh(Write write) {
    people.timekeeper(Write.ASSOCIATE, Role.TIMEKEEPER);
    return grounds.stream().map(ground -> ground.freshIfOurs(write)).flatMap(Optional::stream).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no ground has a good request for " + write));
  }
}
