package io.matterflow.trust;

import java.util.List;

/** An entry stands in the journal of an account. Told within its transaction. */
public record TrustPosted(TrustAccountId account, PostingKind kind, List<TrustPosting> postings) {

  public TrustPosted {
    postings = List.copyOf(postings);
  }
}
