package io.matterflow.capture;

import java.util.Optional;

/**
 * By how many minutes a piece of work has grown since its person stated how long it took; empty while nobody has. Their
 * minutes stay as they are: they are told of what came on top, and take it in or leave it out.
 */
public record FurtherWork(Optional<Integer> minutes, int told) {

  static final FurtherWork NOT_STATED = new FurtherWork(Optional.empty(), 0);

  /** Minutes beside the stated ones. */
  public int length() {
    return minutes.orElse(0);
  }

  boolean isStated() {
    return minutes.isPresent();
  }

  /** Whether something came in that the person has not heard of when they approved. */
  boolean isUntold() {
    return length() > told;
  }

  /** A person states the minutes, looking at so many further ones; what they did not see is still to be told. */
  FurtherWork stated(Optional<Integer> shown) {
    return new FurtherWork(Optional.of(Math.max(shown.map(seen -> length() - seen).orElse(0), 0)), 0);
  }

  FurtherWork and(int more) {
    var now = Math.max(length() + more, 0);
    return new FurtherWork(Optional.of(now), Math.min(told, now));
  }

  FurtherWork told(int seen) {
    return new FurtherWork(minutes, Math.max(told, seen));
  }
}
