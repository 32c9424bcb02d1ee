package io.matterflow.trust;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.invoicing.Balances;
import io.matterflow.invoicing.Balances.Balance;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoices;
import io.matterflow.trust.TrustAccounts.Standing;
import io.matterflow.trust.TrustConcern.Kind;
import io.matterflow.trust.TrustConcern.Wait;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What waits too long on a trust account today, by the days that its jurisdiction's row names. */
@Component
class LongWaits {

  private final TrustAccounts accounts;
  private final TrustJurisdictions jurisdictions;
  private final JdbcBankItems items;
  private final JdbcTrustConcerns rows;
  private final JdbcDrawdowns drawdowns;
  private final JdbcClosings closings;
  private final RetainerKinds kinds;
  private final Balances balances;
  private final Invoices invoices;
  private final Directory directory;

  LongWaits(
      TrustAccounts accounts,
      TrustJurisdictions jurisdictions,
      JdbcBankItems items,
      JdbcTrustConcerns rows,
      JdbcDrawdowns drawdowns,
      JdbcClosings closings,
      RetainerKinds kinds,
      Balances balances,
      Invoices invoices,
      Directory directory) {
    this.accounts = accounts;
    this.jurisdictions = jurisdictions;
    this.items = items;
    this.rows = rows;
    this.drawdowns = drawdowns;
    this.closings = closings;
    this.kinds = kinds;
    this.balances = balances;
    this.invoices = invoices;
    this.directory = directory;
  }

  List<Wait> on(TrustAccount account, LocalDate today) {
    var rule = jurisdictions.of(account).rule();
    var standing = accounts.standing(account.id(), today).orElseThrow();
    var waits = new ArrayList<Wait>();
    stale(account, rule, today).forEach(waits::add);
    payouts(account, rule, today).forEach(waits::add);
    ledgers(account, standing, rule, today).forEach(waits::add);
    undrawn(account, standing, rule, today).forEach(waits::add);
    unstated(account).forEach(waits::add);
    signedOff(account, standing).forEach(waits::add);
    return waits;
  }

  private Stream<Wait> stale(TrustAccount account, TrustJurisdiction rule, LocalDate today) {
    return items.notShown(account, today).stream()
        .filter(item -> item.kind() == ReconcilingItem.Kind.OUTSTANDING
            && isPast(item.on().orElse(today), rule.staleChequeDays(), today))
        .map(item -> new Wait(account.id(), Kind.STALE_CHEQUE, item.item().orElseThrow().toString(),
            item.ledger().orElseThrow(),
            item.on().orElseThrow(), Optional.empty()));
  }

  private Stream<Wait> payouts(TrustAccount account, TrustJurisdiction rule, LocalDate today) {
    return rows.payoutsAsked(account.id(), directory.firm().zone()).stream()
        .filter(asked -> !today.isBefore(asked.on().plusDays(rule.payoutWarnDays())))
        .map(asked -> new Wait(account.id(), Kind.PAYOUT_DUE, asked.drawdown().toString(), asked.ledger(), asked.on(),
            Optional.of(asked.on().plusDays(rule.payoutDays()))));
  }

  /**
   * A closed matter's money, less what is disputed, is to be paid out; an open one's is dormant when nothing has moved
   * it for long.
   */
  private Stream<Wait> ledgers(TrustAccount account, Standing standing, TrustJurisdiction rule, LocalDate today) {
    var moved = rows.lastPostings(account.id());
    return standing.ledgers().values().stream()
        .filter(stands -> stands.ledger().matter().isPresent() && stands.book().isPositive())
        .flatMap(stands -> {
          var last = moved.get(ChartAccount.of(stands.ledger()));
          if (last == null) {
            return Stream.empty();
          }
          var closed = stands.ledger()
              .matter()
              .flatMap(directory::matter)
              .filter(matter -> matter.status() == Matter.Status.CLOSED);
          if (closed.isPresent() && stands.book().exceeds(stands.held())
              && !today.isBefore(last.plusDays(rule.payoutWarnDays()))) {
            return Stream.of(new Wait(account.id(), Kind.PAYOUT_DUE, stands.ledger().value(), stands.ledger(), last,
                Optional.of(last.plusDays(rule.payoutDays()))));
          }
          return isPast(last, rule.dormantDays(), today)
              ? Stream.of(new Wait(account.id(), Kind.DORMANT_LEDGER, stands.ledger().value(), stands.ledger(), last,
                  Optional.empty()))
              : Stream.empty();
        });
  }

  /**
   * An invoice that the client has had for long, undisputed, whose money is there, and that nobody has proposed to
   * draw.
   */
  private Stream<Wait> undrawn(TrustAccount account, Standing standing, TrustJurisdiction rule, LocalDate today) {
    return balances.asOf(today, today).stream()
        .filter(one -> one.matter().isPresent() && one.open().currency().equals(account.currency())
            && one.open().exceeds(one.disputed()))
        .flatMap(one -> standing.ledgers().values().stream()
            .filter(stands -> stands.ledger().matter().equals(one.matter()) && stands.free().isPositive())
            .flatMap(stands -> told(one)
                .filter(told -> !today.isBefore(told.plusDays(rule.earnedDays()))
                    && drawdowns.openFor(one.number()).isEmpty())
                .map(told -> new Wait(account.id(), Kind.FEES_UNDRAWN, one.number().value(), stands.ledger(), told,
                    Optional.empty()))
                .stream()));
  }

  /** A settlement of which nothing is left, and that no statement has divided. A draw of costs alone is none. */
  private Stream<Wait> unstated(TrustAccount account) {
    return rows.paidWithoutStatement(account.id()).stream()
        .filter(paid -> paid.ledger().matter().flatMap(directory::matter)
            .filter(matter -> kinds.look(matter, account).kind() == RetainerKind.Kind.SETTLEMENT).isPresent())
        .filter(paid -> paid.toOthers()
            || paid.bills().stream().anyMatch(bill -> invoices.partsOf(bill).fees().isPositive()))
        .map(paid -> new Wait(account.id(), Kind.SETTLEMENT_UNSTATED, paid.subject(), paid.ledger(), paid.on(),
            Optional.empty()));
  }

  /** Money that came when it was signed that the matter may be closed: at once, since nobody looks there any more. */
  private Stream<Wait> signedOff(TrustAccount account, Standing standing) {
    var moved = rows.lastPostings(account.id());
    return standing.ledgers().values().stream()
        .filter(stands -> stands.book().isPositive())
        .filter(stands -> stands.ledger()
            .matter()
            .flatMap(directory::matter)
            .filter(matter -> closings.isSignedOff(matter.id()))
            .isPresent())
        .flatMap(stands -> Optional.ofNullable(moved.get(ChartAccount.of(stands.ledger()))).stream()
            .map(last -> new Wait(account.id(), Kind.MONEY_AFTER_CLOSING, stands.ledger().value(), stands.ledger(),
                last, Optional.empty())));
  }

  private Optional<LocalDate> told(Balance one) {
    return invoices.find(one.number()).flatMap(Invoice::deliveredOn);
  }

  private static boolean isPast(LocalDate since, int days, LocalDate today) {
    return since.plusDays(days).isBefore(today);
  }
}
