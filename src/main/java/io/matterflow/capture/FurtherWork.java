package io.matterflow.capture;

import java.util.Optional;

/**
 * What has come in since a person stated how long it took: by how many minutes the work has grown, empty while nobody
 * has stated any, and in how many pieces. Their minutes stay as they are: they are told of what came on top, and take
 * it in or leave it out. A short message may add no minute and is told all the same.
 */
public record FurtherWork(Optional<Integer> minutes, int signals, Told told) {

  static final FurtherWork NOT_STATED = new FurtherWork(Optional.empty(), 0, Told.NOTHING);

  /** What the person has heard of. */
  record Told(int minutes, int signals) {
    static final Told NOTHING = new Told(0, 0);
  }

  /** Minutes beside the stated ones. */
  public int length() {
    return minutes.orElse(0);
  }

  /** What a person sees of it. */
  String seen() {
    return "%d %d".formatted(length(), signals);
  }

  boolean isStated() {
    return minutes.isPresent();
  }

  boolean isThere() {
    return length() > 0 || signals > 0;
  }

  /** Whether something came in that the person has not heard of when they approved. */
  boolean isUntold() {
    return length() > told.minutes() || signals > told.signals();
  }

  /** A person states the minutes, looking at so much further work; what they did not see is still to be told. */
  FurtherWork stated(PromptEdits edits) {
    var more = edits.furtherMinutes().map(seen -> Math.max(length() - seen, 0)).orElse(0);
    var pieces = edits.furtherSignals().map(seen -> Math.max(signals - seen, 0)).orElse(more > 0 ? 1 : 0);
    return new FurtherWork(Optional.of(more), pieces, Told.NOTHING);
  }

  /** They are part of the stated minutes. */
  FurtherWork takenIn() {
    return new FurtherWork(Optional.of(0), 0, Told.NOTHING);
  }

  /** More of it, or less where the numbers are negative. */
  FurtherWork and(int moreMinutes, int moreSignals) {
    var now = Math.max(length() + moreMinutes, 0);
    var pieces = Math.max(signals + moreSignals, 0);
    return new FurtherWork(
        Optional.of(now), pieces, new Told(Math.min(told.minutes(), now), Math.min(told.signals(), pieces)));
  }

  /** The person saw so much of it. */
  FurtherWork told(PromptEdits edits) {
    var allMinutes = edits.furtherMinutes().filter(seen -> seen > 0 && seen >= length()).isPresent();
    return told(edits.furtherMinutes().orElse(0), edits.furtherSignals().orElse(allMinutes ? signals : 0));
  }

  FurtherWork toldAll() {
    return told(length(), signals);
  }

  private FurtherWork told(int seenMinutes, int seenSignals) {
    return new FurtherWork(
        minutes, signals, new Told(Math.max(told.minutes(), seenMinutes), Math.max(told.signals(), seenSignals)));
  }

  /** As a sentence says it. */
  String sentence() {
    if (length() > 0) {
      return "%d more minutes of this work came in since you changed the minutes.".formatted(length());
    }
    return signals == 1
        ? "More of this work came in since you changed the minutes. By the rules it adds none."
        : "%d more pieces of this work came in since you changed the minutes. By the rules they add none."
            .formatted(signals);
  }
}
