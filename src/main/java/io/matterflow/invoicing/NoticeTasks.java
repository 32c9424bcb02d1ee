package io.matterflow.invoicing;

import io.matterflow.kernel.Actor;

/**
 * The task of bringing a correction's document to its client; {@code workflow} completes it in the transaction at hand.
 */
public interface NoticeTasks {

  void brought(CorrectionNoticeId id, boolean again, Actor by);
}
