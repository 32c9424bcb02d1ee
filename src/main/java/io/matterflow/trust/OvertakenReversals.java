package io.matterflow.trust;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A reversal whose deposit the bank takes back, or a part of it, is over: what a lawyer signed is not there any more.
 */
@Component
class OvertakenReversals {

  private static final Set<PostingKind> CAME_BACK = EnumSet.of(PostingKind.NSF, PostingKind.CHARGEBACK);

  private final Drawdowns drawdowns;

  OvertakenReversals(Drawdowns drawdowns) {
    this.drawdowns = drawdowns;
  }

  /** In the transaction of the posting, under the lock of the account. */
  @EventListener
  void on(TrustPosted posted) {
    if (CAME_BACK.contains(posted.kind())) {
      posted.postings().stream().flatMap(posting -> posting.deposit().stream()).distinct()
          .forEach(deposit -> drawdowns.cameBack(posted.account(), deposit));
    }
  }
}
