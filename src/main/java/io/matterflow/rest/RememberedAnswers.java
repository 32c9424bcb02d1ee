package io.matterflow.rest;

import java.time.Instant;

/**
 * Answers that are kept for repeated requests, seen by who must erase something from them. Only for doors that are safe
 * without: a request that comes again is then served again.
 */
public interface RememberedAnswers {

  /** Forgets the answers of a path, given at about that moment, that hold the text. */
  void forget(String path, Instant about, String text);

  /**
   * Forgets, within the transaction at hand, what was answered to anybody's writes below an address. Whoever asks again
   * under the same key is told that the request took effect and its answer is lost.
   */
  void forgetBelow(String address);
}
