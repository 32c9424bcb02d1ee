package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.TrustHouse.BOOKKEEPER;
import static io.matterflow.trust.TrustHouse.LAWYER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.ProductTest;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.audit.RecordedAct;
import io.matterflow.kernel.Role;
import io.matterflow.trust.ReconciliationHint.Cause;
import io.matterflow.trust.Reconciliations.Answer;
import io.matterflow.trust.Reconciliations.Done;
import io.matterflow.trust.Reconciliations.NoRight;
import io.matterflow.trust.Reconciliations.Refused;
import io.matterflow.trust.Reconciliations.Statement;
import io.matterflow.trust.Reconciliations.Unknown;
import io.matterflow.trust.ReconcilingItem.Kind;
import io.matterflow.trust.TrustFinding.Law;
import io.matterflow.trust.TrustLedger.Posted;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Bank, book and ledgers at the end of a period: the tenth worked example, and what keeps a lawyer from signing it. */
@ProductTest
@Tag("both-databases")
class ReconciliationsTest {

  @Autowired private TrustHouse house;
  @Autowired private TrustLedger ledger;
  @Autowired private TrustProof proof;
  @Autowired private TrustTampering tampering;
  @Autowired private Reconciliations reconciliations;
  @Autowired private AuditTrail audit;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private BankEvents events;
  @Autowired private JdbcShownItems shown;
  @Autowired private ReconciliationPackets packets;

  private LedgerId one;
  private LedgerId other;
  private TrustAccountId account;
  private LocalDate end;
  private Posted deposit;
  private Posted cheque;

  /**
   * As the month of the worked examples ends: 4,000.00 in transit and a cheque over 1,900.00 that nobody has cashed.
   */
  @BeforeEach
  void aMonthEnds() {
    one = house.ledger();
    other = house.ledger();
    account = house.opened(Map.of(one, "8450.00", other, "1900.00", LedgerId.FLOAT, "85.00"));
    end = house.today();
    deposit = house.deposited(account, one, "4000.00", end.minusDays(1));
    cheque = (Posted) house.drawn(account, PostingKind.REFUND, other, "1900.00", end);
    house.grant(LAWYER);
  }

  @Test
  void isBalancedWhenBankBookAndLedgersAreEqual() {
    var figures = made("10435.00").figures();

    assertThat(figures.bookBalance()).isEqualTo(usd("12535.00"));
    assertThat(figures.adjustedBank()).isEqualTo(figures.ledgersTotal()).isEqualTo(usd("12535.00"));
    assertThat(figures.total(Kind.IN_TRANSIT)).isEqualTo(usd("4000.00"));
    assertThat(figures.total(Kind.OUTSTANDING)).isEqualTo(usd("1900.00"));
    assertThat(figures.areBalanced()).isTrue();
    assertThat(figures.ledgers()).containsEntry(ChartAccount.of(one), usd("12450.00"))
        .containsEntry(ChartAccount.of(other), usd("0.00"));
  }

  @Test
  void cannotBeSignedOutOfBalanceAndSaysWhereToLook() {
    var broken = made("10345.00");

    assertThat(broken.figures().difference()).isEqualTo(usd("-90.00"));
    assertThat(broken.hints()).extracting(ReconciliationHint::cause).containsExactly(Cause.TRANSPOSITION);
    assertThat(sign(broken)).isEqualTo(new Refused(TrustCode.TRUST_OUT_OF_BALANCE));
    assertThat(house.deposited(account, one, "1.00", end).postings()).hasSize(1);
  }

  @Test
  void aCentIsADifference() {
    assertThat(made("10434.99").figures().areBalanced()).isFalse();
    assertThat(made("10435.01").hints()).isEmpty();
  }

  @Test
  void namesTheItemAndTheMatterThatTheDifferenceIs() {
    shown("DRAWDOWN", drawdownOf(cheque), end);

    assertThat(made("10435.00").hints()).containsExactly(
        new ReconciliationHint(Cause.OMITTED_ITEM, cheque(Kind.OUTSTANDING).item(), cheque(Kind.OUTSTANDING).ledger(),
            usd("1900.00")));
    assertThat(made("14435.00").hints()).isEmpty();
    assertThat(made("12535.00").hints()).extracting(ReconciliationHint::cause).contains(Cause.OMITTED_ITEM);
    assertThat(made("535.00").hints()).containsExactly(new ReconciliationHint(
        Cause.WRONG_SIGN, deposit.first().deposit().map(DepositId::value), deposit.first().ledger(), usd("4000.00")));
  }

  @Test
  void whatTheBankHasShownByTheEndIsNoLongerOutstanding() {
    shown("DEPOSIT", deposit.first().deposit().orElseThrow().value(), end);
    shown("DRAWDOWN", drawdownOf(cheque), end.plusDays(1));

    var figures = made("14435.00").figures();

    assertThat(figures.items()).containsExactly(cheque(Kind.OUTSTANDING));
    assertThat(figures.areBalanced()).isTrue();
  }

  @Test
  void aReturnedDepositIsNotInTransitAnyMore() {
    jdbc.update("update trust_deposit set returned_on = ? where id = ?", end,
        deposit.first().deposit().orElseThrow().value());
    var event = house.bankDid(account, PostingKind.NSF, one, "4000.00", end);
    ledger.post(TrustEntry.of("bank:" + event, account, PostingKind.NSF, end, BOOKKEEPER).doneByTheBank(event)
        .moving(ChartAccount.of(one), ChartAccount.BANK, usd("4000.00"), one));

    assertThat(made("10435.00").figures().items()).containsExactly(cheque(Kind.OUTSTANDING));
    assertThat(made("10435.00").figures().areBalanced()).isTrue();
  }

  /** Told to have come back, and by nobody that it had come: what the bank has shown still leads to its balance. */
  @Test
  void whatIsShownLeadsToTheBalanceOfTheBank() {
    var made = made("10435.00");
    assertThat(shownBy(made)).isEqualByComparingTo("10435.00");
    var returned = deposit.first().deposit().orElseThrow();
    var nsf = new BankEvent(BankEventId.next(), account, "nsf", end, BankEvent.Kind.NSF,
        Optional.of(returned.value()), Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(events.take(nsf, "test", BOOKKEEPER)).isInstanceOf(BankEvent.Outcome.Taken.class);

    assertThat(shownBy(made("10435.00"))).isEqualByComparingTo("10435.00");
    assertThat(packets.csv(made("10435.00")).lines().filter(row -> row.startsWith("SHOWN")))
        .filteredOn(row -> row.contains("4000.00")).hasSize(2);
    assertThat(shownBy(made)).as("as it was made").isEqualByComparingTo("10435.00");
  }

  private BigDecimal shownBy(Reconciliation made) {
    return shown.of(made).stream().map(item -> item.amount().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void aChequeTakenBackBeforeTheBankPaidItIsNotOutstanding() {
    takenBack();

    assertThat(made("10435.00").figures().of(Kind.OUTSTANDING)).isEmpty();
    assertThat(made("10435.00").figures().areBalanced()).isTrue();
  }

  @Test
  void oneTakenBackAfterTheBankPaidItComesBackByTheBank() {
    shown("DRAWDOWN", drawdownOf(cheque), end);
    takenBack();

    var figures = made("8535.00").figures();

    assertThat(figures.of(Kind.OUTSTANDING)).isEmpty();
    assertThat(figures.total(Kind.IN_TRANSIT)).isEqualTo(usd("5900.00"));
    assertThat(figures.areBalanced()).isTrue();
  }

  @Test
  void itsSignatureLocksThePeriod() {
    var made = made("10435.00");

    var signed = ((Done) sign(made)).made();

    assertThat(signed.signature().orElseThrow().lawyer()).isEqualTo(LAWYER.user());
    assertThat(ledger.post(TrustEntry.of("late:" + account, account, PostingKind.FLOAT_FUNDING, end, BOOKKEEPER)
        .moving(ChartAccount.BANK, ChartAccount.FLOAT, usd("1.00"), LedgerId.FLOAT)))
        .isEqualTo(new TrustLedger.Refused(TrustCode.TRUST_PERIOD_LOCKED, Optional.empty()));
    assertThat(reconcile("10435.00")).isEqualTo(new Refused(TrustCode.TRUST_PERIOD_LOCKED));
    assertThat(acts(made.id().toString())).contains("reconciled", "signed");
  }

  @Test
  void aSecondClickSignsNothingAnewAndASecondLawyerIsTooLate() {
    var made = made("10435.00");
    var second = TrustHouse.person("second-lawyer-" + UUID.randomUUID(), Role.TRUST_AUTHORIZER);
    house.grant(second);

    var once = sign(made);

    assertThat(sign(made)).isEqualTo(once);
    assertThat(reconciliations.sign(account, made.id(), false, second))
        .isEqualTo(new Refused(TrustCode.TRUST_PERIOD_LOCKED));
    assertThat(acts(made.id().toString())).containsOnlyOnce("signed");
  }

  @Test
  void isStaleOnceSomethingWasPostedOrShownInThePeriod() {
    var before = made("10435.00");
    shown("DRAWDOWN", drawdownOf(cheque), end);
    assertThat(sign(before)).isEqualTo(new Refused(TrustCode.TRUST_RECONCILIATION_STALE));

    var then = made("8535.00");
    house.deposited(account, one, "1.00", end);
    assertThat(sign(then)).isEqualTo(new Refused(TrustCode.TRUST_RECONCILIATION_STALE));

    assertThat(sign(made("8535.00"))).isInstanceOf(Done.class);
  }

  @Test
  void onlyTheNewestOfAPeriodIsSigned() {
    var balanced = made("10435.00");
    made("10345.00");

    assertThat(sign(balanced)).isEqualTo(new Refused(TrustCode.TRUST_RECONCILIATION_STALE));
  }

  @Test
  void anErrorOfTheBankCountsWithItsEvidenceAndIsLookedAt() {
    var made = ((Done) reconciliations.reconcile(new Statement(account, end, usd("10420.00"),
        List.of(ReconcilingItem.bankError(usd("15.00"), "A fee of another account", "Letter of the bank"))),
        BOOKKEEPER)).made();

    assertThat(made.figures().areBalanced()).isTrue();
    assertThat(sign(made)).isEqualTo(new Refused(TrustCode.TRUST_BANK_ERRORS_UNSEEN));
    assertThat(reconciliations.sign(account, made.id(), true, LAWYER)).isInstanceOf(Done.class);
  }

  @Test
  void nobodySignsWithoutTrustAuthorityAndTheAttemptIsKept() {
    var made = made("10435.00");
    var pretender = TrustHouse.person("pretender-" + UUID.randomUUID(), Role.TRUST_AUTHORIZER);
    var granted = TrustHouse.person("granted-" + UUID.randomUUID(), Role.BOOKKEEPER);
    house.grant(granted);

    assertThat(reconciliations.sign(account, made.id(), false, pretender))
        .isEqualTo(new Refused(TrustCode.TRUST_NOT_AUTHORIZED));
    assertThat(reconciliations.sign(account, made.id(), false, granted))
        .isEqualTo(new Refused(TrustCode.TRUST_NOT_AUTHORIZED));

    assertThat(acts(made.id().toString())).contains("signature-attempted-without-authority").doesNotContain("signed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TIMEKEEPER", "BILLING_PARTNER", "BILLING_COORDINATOR", "BILLING_ADMIN", "AUDITOR", "SYSTEM"})
  void othersDoNotReconcileAndTheAttemptIsKept(Role role) {
    var somebody = TrustHouse.person("somebody", role);

    assertThat(reconciliations.reconcile(new Statement(account, end, usd("10435.00"), List.of()), somebody))
        .isEqualTo(new NoRight());

    assertThat(acts(account.value())).contains("reconciliation-attempted-without-right");
    assertThat(reconciliations.of(account)).isEmpty();
  }

  @Test
  void noPeriodIsReconciledThatIsNotOverOrWasBeforeTheOpening() {
    assertThat(reconciliations.reconcile(new Statement(account, end.plusDays(1), usd("0"), List.of()), BOOKKEEPER))
        .isEqualTo(new Refused(TrustCode.TRUST_FUTURE_DATED));
    assertThat(reconciliations.reconcile(new Statement(account, end.minusDays(61), usd("0"), List.of()), BOOKKEEPER))
        .isEqualTo(new Refused(TrustCode.TRUST_PERIOD_LOCKED));
    assertThat(reconciliations.reconcile(new Statement(TrustHouse.name(), end, usd("0"), List.of()), BOOKKEEPER))
        .isEqualTo(new Refused(TrustCode.TRUST_UNKNOWN_ACCOUNT));
    assertThat(reconciliations.sign(account, ReconciliationId.next(), false, LAWYER)).isEqualTo(new Unknown());
  }

  @Test
  void anArchivedOneReadsAsItWasSignedAndTheProofSeesWhenItDoesNot() {
    var statement = new Statement(account, end.minusDays(2), usd("10435.00"), List.of());
    var earlier = ((Done) reconciliations.reconcile(statement, BOOKKEEPER)).made();
    var signed = ((Done) sign(earlier)).made();

    house.deposited(account, one, "1.00", end);
    shown("DRAWDOWN", drawdownOf(cheque), end.minusDays(2));

    assertThat(reconciliations.find(account, earlier.id())).contains(signed);
    assertThat(proof.verify(account).orElseThrow().findings()).isEmpty();
    tampering.with(
        () -> jdbc.update("update trust_posting set amount = amount + 1 where account = ? and sequence = 1",
            account.value()),
        () -> assertThat(proof.verify(account).orElseThrow().findings()).extracting(TrustFinding::law)
            .contains(Law.I4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"trust_reconciliation set bank_balance = 1 where id",
      "trust_reconciliation_ledger set balance = 1 where reconciliation_id",
      "trust_reconciliation_item set amount = 1 where reconciliation_id"})
  void theDatabaseChangesNoneOfIt(String change) {
    var made = made("10435.00");

    assertThatThrownBy(() -> jdbc.update("update " + change + " = ?", made.id().value()))
        .isInstanceOf(DataAccessException.class);
  }

  private Answer reconcile(String balance) {
    return reconciliations.reconcile(new Statement(account, end, usd(balance), List.of()), BOOKKEEPER);
  }

  private Reconciliation made(String balance) {
    return ((Done) reconcile(balance)).made();
  }

  private Answer sign(Reconciliation made) {
    return reconciliations.sign(account, made.id(), false, LAWYER);
  }

  private ReconcilingItem cheque(Kind kind) {
    return ReconcilingItem.of(kind, drawdownOf(cheque), cheque.first().ledger(), end, usd("1900.00"), Optional.empty());
  }

  private UUID drawdownOf(Posted posted) {
    return jdbc.queryForObject("select drawdown_id from trust_authorization where id = ?", UUID.class,
        posted.first().authorization().orElseThrow().value());
  }

  private void takenBack() {
    var allowed = house.authorized(account, PostingKind.REVERSAL, other, "1900.00");
    var answer = ledger.post(TrustEntry.of("drawdown:" + allowed, account, PostingKind.REVERSAL, end, BOOKKEEPER)
        .authorizedBy(allowed)
        .moving(ChartAccount.BANK, ChartAccount.of(other), usd("1900.00"), other).reversing(cheque.first().sequence()));
    assertThat(answer).isInstanceOf(Posted.class);
  }

  private void shown(String kind, UUID item, LocalDate on) {
    jdbc.update("""
        insert into trust_cleared (item_kind, item_id, account, cleared_on, recorded_by, recorded_at) values (?, ?, ?, ?, 'test', ?)
        """, kind, item, account.value(), on, house.now());
  }

  private List<String> acts(String of) {
    var about = new AuditQuery(Optional.of(Reconciliations.ENTITY), Optional.of(of), Optional.empty(), Optional.empty(),
        50);
    return audit.acts(about).stream().map(RecordedAct::act).toList();
  }
}
