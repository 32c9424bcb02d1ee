package io.matterflow.trust;

import static io.matterflow.trust.TrustHouse.BOOKKEEPER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.kernel.Money;
import io.matterflow.trust.TrustLedger.Answer;
import io.matterflow.trust.TrustLedger.Posted;
import io.matterflow.trust.TrustLedger.Refused;
import io.matterflow.trust.TrustTally.Manner;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One account on which everything happens at random, right and wrong, repeated, dated back and at once. What the ledger
 * answers is held against {@link TrustOracle}, which knows nothing of its code, and after each step every law is proven
 * by the product and read once more by {@link TrustLaws}. The seed replays it.
 */
final class TrustSequence {

  private static final int DAYS = 25;

  private final Random random;
  private final TrustHouse house;
  private final TrustLedger ledger;
  private final TrustProof proof;
  private final JdbcTemplate jdbc;
  private final TrustTally tally;
  private final List<LedgerId> clients;
  private final LocalDate today;
  private final TrustAccountId account;
  private final TrustOracle oracle;
  private final GrantId grant;
  private final List<TrustEntry> posted = new ArrayList<>();
  private final List<TrustPosting> draws = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  TrustSequence(
      long seed,
      List<LedgerId> clients,
      TrustHouse house,
      TrustLedger ledger,
      TrustProof proof,
      JdbcTemplate jdbc,
      TrustTally tally) {
    this.random = new Random(seed);
    this.house = house;
    this.ledger = ledger;
    this.proof = proof;
    this.jdbc = jdbc;
    this.tally = tally;
    this.clients = clients;
    this.today = house.today();
    var opening = Map.of(clients.get(0), amount(0), clients.get(1), amount(0), LedgerId.FLOAT, "100.00");
    var on = today.minusDays(DAYS);
    this.account = house.opened(on, opening);
    this.oracle = new TrustOracle(on, today, new BigDecimal("500.00"));
    this.grant = house.grant(TrustHouse.LAWYER);
    opening.forEach((of, balance) -> oracle.move(ChartAccount.BANK, ChartAccount.of(of), new BigDecimal(balance), on));
  }

  void play(int steps) {
    for (var step = 0; step < steps; step++) {
      try {
        var kind = Step.values()[random.nextInt(Step.values().length)];
        tally.taken(kind == Step.RACE ? Manner.AT_ONCE : kind == Step.REPEATED ? Manner.AGAIN : Manner.ALONE);
        var begun = System.nanoTime();
        one(kind);
        tally.spent("acting", begun);
        look();
      } catch (AssertionError | RuntimeException broken) {
        throw new AssertionError("after %s".formatted(told), broken);
      }
    }
  }

  private void look() {
    assertThat(oracle.balances()).isEqualTo(kept());
    var begun = System.nanoTime();
    assertThat(proof.journalOf(account)).as("laws").isEmpty();
    tally.spent("proof", begun);
    begun = System.nanoTime();
    assertThat(TrustLaws.broken(jdbc, account)).as("laws, read anew").isEmpty();
    tally.spent("reading anew", begun);
  }

  enum Step {
    DEPOSIT, UNIDENTIFIED, IDENTIFIED, DRAW, DRAW_ALL, OVERDRAW, BARE, OTHER_TERMS, USED, VOIDED, LAPSED, REPEATED,
    RETURNED, CHARGE,
    CURE, FLOAT, INTEREST, SWEEP, REVERSAL, SIGNED, FROZEN, THAWED, RACE
  }

  private void one(Step step) {
    var from = clients.get(random.nextInt(clients.size()));
    var of = ChartAccount.of(from);
    var on = day();
    var some = amount(1);
    switch (step) {
      case DEPOSIT -> post(step, entry(PostingKind.DEPOSIT, on).moving(ChartAccount.BANK, of, usd(some), from), true);
      case UNIDENTIFIED -> post(step,
          entry(PostingKind.DEPOSIT, on).moving(ChartAccount.BANK, ChartAccount.UNIDENTIFIED, usd(some)), true);
      case IDENTIFIED ->
          post(step, entry(PostingKind.IDENTIFIED, on).moving(ChartAccount.UNIDENTIFIED, of, usd(some), from), true);
      case DRAW -> draw(step, from, some, on);
      case DRAW_ALL -> draw(step, from, oracle.least(of, on).max(new BigDecimal("0.01")).toPlainString(), on);
      case OVERDRAW -> draw(step, from, oracle.least(of, on).add(new BigDecimal("0.01")).toPlainString(), on);
      case BARE -> post(step, entry(PostingKind.REFUND, on).moving(of, ChartAccount.BANK, usd(some), from), false);
      case OTHER_TERMS -> post(step, house.draw(account, PostingKind.REFUND, from, some, on,
          house.authorized(account, PostingKind.REFUND, from, new BigDecimal(some).add(BigDecimal.ONE).toPlainString(),
              grant)),
          false);
      case USED -> any(draws)
          .ifPresent(draw -> post(step, entry(draw.kind(), on).authorizedBy(draw.authorization().orElseThrow())
          .moving(draw.debit(), draw.credit(), draw.amount(), draw.ledger().orElseThrow()), false));
      case VOIDED -> {
        var authorization = house.authorized(account, PostingKind.PAY_OUT, from, some, grant);
        jdbc.update(
            "insert into trust_authorization_void (authorization_id, reason, voided_by, voided_at) values (?, 'CHANGED', 'test', ?)",
            authorization.value(), house.now());
        post(step, house.draw(account, PostingKind.PAY_OUT, from, some, on, authorization), false);
      }
      case LAPSED -> {
        var ended = house.grant(TrustHouse.LAWYER);
        var authorization = house.authorized(account, PostingKind.PAY_OUT, from, some, ended);
        jdbc.update(
            "insert into trust_authority_end (grant_id, ended_by, ended_at, reason) values (?, 'test', ?, 'left')",
            ended.value(), house.now());
        post(step, house.draw(account, PostingKind.PAY_OUT, from, some, on, authorization), false);
      }
      case REPEATED -> any(posted).ifPresent(this::again);
      case RETURNED -> returned(from, some, on);
      case CHARGE -> post(step, bank(PostingKind.BANK_CHARGE, LedgerId.FLOAT, some, on)
          .moving(ChartAccount.FLOAT, ChartAccount.BANK, usd(some), LedgerId.FLOAT), true);
      case CURE ->
          post(step, entry(PostingKind.CURE, on).moving(ChartAccount.BANK, ChartAccount.SHORTAGE, usd(some)), true);
      case FLOAT -> post(step,
          entry(PostingKind.FLOAT_FUNDING, on).moving(ChartAccount.BANK, ChartAccount.FLOAT, usd(some), LedgerId.FLOAT),
          true);
      case INTEREST -> post(step,
          bank(PostingKind.INTEREST, from, some, on).moving(ChartAccount.BANK, ChartAccount.INTEREST, usd(some)), true);
      case SWEEP -> post(step,
          bank(PostingKind.SWEEP, from, some, on).moving(ChartAccount.INTEREST, ChartAccount.BANK, usd(some)), true);
      case REVERSAL -> any(draws).ifPresent(draw -> reversed(draw, on));
      case SIGNED -> signed(on);
      case FROZEN -> frozen();
      case THAWED -> {
        jdbc.update("update trust_freeze set lifted_at = ?, lifted_by = 'test' where account = ? and lifted_at is null",
            house.now(), account.value());
        oracle.frozen(false);
        tally.answered(step, TrustTally.DONE);
      }
      case RACE -> race(from, of);
    }
  }

  private void draw(Step step, LedgerId from, String some, LocalDate on) {
    post(step, house.draw(account, PostingKind.REFUND, from, some, on,
        house.authorized(account, PostingKind.REFUND, from, some, grant)), true);
  }

  /** What the ledger does not cover is the firm's debt. */
  private void returned(LedgerId from, String some, LocalDate on) {
    var of = ChartAccount.of(from);
    var whole = new BigDecimal(some);
    var covered = whole.min(oracle.least(of, on));
    assertThat(ledger.coverable(account, of, on)).isEqualTo(usd(oracle.least(of, on).toPlainString()));
    var entry = bank(PostingKind.NSF, from, some, on);
    if (covered.signum() > 0) {
      entry = entry.moving(of, ChartAccount.BANK, usd(covered.toPlainString()), from);
    }
    if (whole.compareTo(covered) > 0) {
      entry = entry.moving(ChartAccount.SHORTAGE, ChartAccount.BANK, usd(whole.subtract(covered).toPlainString()),
          from);
    }
    post(Step.RETURNED, entry, true);
  }

  private void reversed(TrustPosting draw, LocalDate on) {
    draws.remove(draw);
    var amount = draw.amount().plain();
    var by = house.authorized(account, PostingKind.REVERSAL, draw.ledger().orElseThrow(), amount, grant);
    post(Step.REVERSAL, entry(PostingKind.REVERSAL, on).authorizedBy(by).reversing(draw.sequence())
        .moving(draw.credit(), draw.debit(), draw.amount(), draw.ledger().orElseThrow()), true);
  }

  private void signed(LocalDate on) {
    if (random.nextInt(4) > 0 || oracle.isLocked(on) || on.isAfter(today.minusDays(3))) {
      return;
    }
    house.signed(account, on, house.now());
    oracle.locked(on);
    told.add("SIGNED through " + on);
    tally.answered(Step.SIGNED, TrustTally.DONE);
  }

  private void frozen() {
    jdbc.update("insert into trust_freeze (id, account, cause, since, frozen_by) values (?, ?, 'BREAK', ?, 'test')",
        UUID.randomUUID(), account.value(), house.now());
    oracle.frozen(true);
    told.add("FROZEN");
    tally.answered(Step.FROZEN, TrustTally.DONE);
  }

  /** Two lawyers' words for the last cent of a ledger, executed at once: exactly one is posted. */
  private void race(LedgerId from, ChartAccount of) {
    var all = oracle.least(of, today);
    if (all.signum() == 0 || oracle.isFrozen()) {
      return;
    }
    var first = house.draw(account, PostingKind.REFUND, from, all.toPlainString(), today,
        house.authorized(account, PostingKind.REFUND, from, all.toPlainString(), grant));
    var second = house.draw(account, PostingKind.PAY_OUT, from, all.toPlainString(), today,
        house.authorized(account, PostingKind.PAY_OUT, from, all.toPlainString(), grant));
    told.add("RACE for %s of %s".formatted(all, from));
    var other = CompletableFuture.supplyAsync(() -> ledger.post(second));
    var answers = List.of(ledger.post(first), other.join());
    answers.forEach(answer -> tally.answered(Step.RACE, TrustAnswers.word(answer)));
    assertThat(answers).filteredOn(Posted.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(Refused.class::isInstance)
        .containsExactly(new Refused(TrustCode.TRUST_INSUFFICIENT_LEDGER, Optional.of(Money.zero(Money.USD))));
    oracle.move(of, ChartAccount.BANK, all, today);
  }

  private void again(TrustEntry entry) {
    told.add("REPEATED " + entry.key());
    var again = ledger.post(entry);
    tally.answered(Step.REPEATED, TrustAnswers.word(again));
    assertThat(again).isInstanceOfSatisfying(Posted.class, answer -> assertThat(answer.before()).isTrue());
  }

  private void post(Step step, TrustEntry entry, boolean authorized) {
    var expected = oracle.answer(entry, authorized);
    told.add("%s %s %s: %s".formatted(step, entry.on(), entry.moves(), expected.map(Enum::name).orElse("posted")));
    var answer = ledger.post(entry);
    tally.answered(step, TrustAnswers.word(answer));
    assertThat(code(answer)).isEqualTo(expected);
    if (answer instanceof Posted done) {
      entry.moves().forEach(move -> oracle.move(move.debit(), move.credit(), move.amount().amount(), entry.on()));
      posted.add(entry);
      done.postings().stream().filter(posting -> posting.kind().isDraw()).forEach(draws::add);
    }
  }

  private static Optional<TrustCode> code(Answer answer) {
    return answer instanceof Refused refused ? Optional.of(refused.code()) : Optional.empty();
  }

  private TrustEntry entry(PostingKind kind, LocalDate on) {
    return TrustEntry.of(kind + ":" + UUID.randomUUID(), account, kind, on, BOOKKEEPER);
  }

  private TrustEntry bank(PostingKind kind, LedgerId of, String some, LocalDate on) {
    return entry(kind, on).doneByTheBank(house.bankDid(account, kind, of, some, on));
  }

  /** Mostly today, at times a day back, tomorrow, or before the opening. */
  private LocalDate day() {
    return random.nextInt(3) > 0 ? today : today.plusDays(1 - random.nextInt(DAYS + 3));
  }

  private String amount(int least) {
    return BigDecimal.valueOf(least + random.nextInt(random.nextBoolean() ? 5_000 : 40_000), 2).toPlainString();
  }

  private <T> Optional<T> any(List<T> some) {
    return some.isEmpty() ? Optional.empty() : Optional.of(some.get(random.nextInt(some.size())));
  }

  private static Money usd(String amount) {
    return Money.usd(amount);
  }

  private Map<String, BigDecimal> kept() {
    var kept = new TreeMap<String, BigDecimal>();
    jdbc.query("select code, balance from trust_balance where account = ?",
        row -> {
          kept.put(row.getString("code"), row.getBigDecimal("balance"));
        }, account.value());
    return kept;
  }
}
