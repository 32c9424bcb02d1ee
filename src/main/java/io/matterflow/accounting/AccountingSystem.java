package io.matterflow.accounting;

import io.matterflow.accounting.Posting.Side;
import io.matterflow.engine.Effect;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.NotAccepted;
import io.matterflow.kernel.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * The firm's accounting system, as far as we post to it: an entry is known there by our key and is never changed by us.
 * What was wrong is reversed by another entry.
 */
public interface AccountingSystem {

  /**
   * Posts the entry and answers the system's id for it.
   *
   * @throws NotAccepted when it was surely not taken
   * @throws io.matterflow.engine.RefusedForGood when it will never be taken as it is
   */
  String post(Posting posting);

  /** Whether an entry of this key is there. */
  Finding find(String key);

  /**
   * All entries of ours that count from one day to another as they stand there now, also those that somebody has
   * changed.
   */
  List<Posted> posted(LocalDate from, LocalDate to);

  /** The posting as an effect: done once, and looked for when nobody is sure. */
  default Effect posting(Posting posting) {
    return new Effect() {
      @Override
      public String send() {
        return post(posting);
      }

      @Override
      public Finding ask() {
        return find(posting.key());
      }
    };
  }

  /** An entry as the system has it. */
  record Posted(String id, String key, LocalDate on, List<Side> sides) {

    public Posted {
      sides = List.copyOf(sides);
    }

    /** What is debited in all. */
    public Money total() {
      var currency = sides.get(0).amount().currency();
      return sides.stream().map(Side::amount).filter(Money::isPositive).reduce(Money.zero(currency), Money::plus);
    }

    /** As {@link Posting#summary()}. */
    public String summary() {
      return Posting.summary(on, sides);
    }
  }
}
