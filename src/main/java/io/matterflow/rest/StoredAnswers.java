package io.matterflow.rest;

/** Answers that are kept so that a request sent twice is answered twice; some hold what has to be erased. */
public interface StoredAnswers {

  /**
   * Forgets, within the transaction at hand, what was answered to anybody's writes below this address. Whoever asks again
   * under the same key is told that the request took effect and its answer is lost.
   */
  void forget(String address);
}
