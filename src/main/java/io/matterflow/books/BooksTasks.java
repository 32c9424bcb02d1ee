package io.matterflow.books;

import io.matterflow.kernel.Actor;

/** What the books ask people; the processes answer. */
public interface BooksTasks {

  /** The differences of a run were looked at. */
  void cleared(PostingRunId run, Actor by);
}
