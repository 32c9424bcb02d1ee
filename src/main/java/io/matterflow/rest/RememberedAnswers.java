package io.matterflow.rest;

import java.time.Instant;

/**
 * Answers that are kept for repeated requests, seen by who must erase something from them. Only for doors that are safe
 * without: a request that comes again is then served again.
 */
public interface RememberedAnswers {

  /** Forgets the answers of a path, given at about that moment, that hold the text. */
  void forget(String path, Instant about, String text);
}
