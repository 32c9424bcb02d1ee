package io.matterflow.rest;

import java.util.Optional;

/** The keys that were used, with what was answered. Each call is a transaction of its own. */
interface IdempotencyKeys {

  /** Takes the key for this request, or says what stands there. */
  Found claim(Claim claim);

  /** Within the transaction at hand: the request under this key has taken effect. */
  void markCommitted(Claim claim);

  /** Stores the answer for those who ask again. */
  void keep(Claim claim, Answer answer);

  /** Gives the key back, since the request had no effect. */
  void release(Claim claim);

  /** Forgets what is older than the time for which keys are kept; answers how many. */
  int forgetOld();

  /** A request under a key; the digest tells it from another one. */
  record Claim(String scope, String key, String digest) {}

  /** What was answered. */
  record Answer(int status, Optional<String> contentType, Optional<String> location, byte[] body) {}

  /** What stands under a key. */
  sealed interface Found {

    /** Nothing: the key is ours now. */
    record Nothing() implements Found {}

    /** The same request, served before. */
    record Answered(Answer answer) implements Found {}

    /** The same request, being served. */
    record Running() implements Found {}

    /** The same request; it took effect, and whoever served it ended before it could answer. */
    record AnswerLost() implements Found {}

    /** Another request. */
    record Taken() implements Found {}
  }
}
