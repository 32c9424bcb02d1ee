package io.matterflow.trust;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What of a matter's money in trust is still on its way, in sentences: so long nobody says that the matter is over. */
@Component
class UnsettledTrust {

  private final TrustAccounts accounts;
  private final JdbcDrawdowns drawdowns;
  private final JdbcOpeningCheques cheques;
  private final JdbcDistributions distributions;

  UnsettledTrust(
      TrustAccounts accounts,
      JdbcDrawdowns drawdowns,
      JdbcOpeningCheques cheques,
      JdbcDistributions distributions) {
    this.accounts = accounts;
    this.drawdowns = drawdowns;
    this.cheques = cheques;
    this.distributions = distributions;
  }

  /** The accounts of ours that keep something of the matter, in the order in which everybody holds accounts. */
  List<TrustAccount> keeping(MatterId matter) {
    var ledger = LedgerId.of(matter);
    return Stream.concat(
        accounts.keeping(ledger).stream(),
        cheques.accountsOwing(ledger).stream().flatMap(id -> accounts.find(id).stream()))
        .distinct()
        .sorted(Comparator.comparing(TrustAccount::id))
        .toList();
  }

  /** What only has to be waited for: a lawyer, the bookkeeper, the bank, a deposit that is not collected. */
  List<String> of(MatterId matter) {
    var ledger = LedgerId.of(matter);
    var words = new ArrayList<String>();
    if (distributions.open(matter).isPresent()) {
      words.add("a settlement that is being distributed");
    }
    for (var account : keeping(matter)) {
      var standing = accounts.standing(account, ledger);
      var uncollected = standing.book().minus(standing.drawable());
      if (uncollected.isPositive()) {
        words.add("%s not collected yet".formatted(Wording.of(uncollected)));
      }
      drawdowns.unsettled(account.id(), ledger).forEach(drawdown -> words.add("%s of %s: %s".formatted(
          drawdown.type().words(), Wording.of(drawdown.amount()), words(drawdown.nextAction(accounts.today())))));
      cheques.outstanding(account, ledger)
          .forEach(cheque -> words.add("check %s of %s from before the books began: %s".formatted(
              cheque.ref(), Wording.of(cheque.amount()), words(Drawdown.State.POSTED.nextAction()))));
    }
    return words;
  }

  /** Without the full stop: it stands among others. */
  private static String words(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /** Nothing is on the ledger, and nothing of it is on its way. */
  boolean isSettled(TrustAccount account, LedgerId ledger) {
    return accounts.standing(account, ledger).book().isZero() && drawdowns.unsettled(account.id(), ledger).isEmpty()
        && cheques.outstanding(account, ledger).isEmpty();
  }
}
