package io.matterflow.rules;

import io.matterflow.engine.Replayed;
import io.matterflow.engine.Replayed.Compared;
import io.matterflow.engine.Replayed.Outcome;
import io.matterflow.engine.Replayed.RuleAnswer;
import io.matterflow.engine.Subject;
import io.matterflow.engine.SubjectWorth.Worth;
import io.matterflow.engine.TableTrial;
import io.matterflow.engine.Upshot;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.rules.Trial.ByMatter;
import io.matterflow.rules.Trial.ByRule;
import io.matterflow.rules.Trial.Counts;
import io.matterflow.rules.Trial.Effect;
import io.matterflow.rules.Trial.NotTried;
import io.matterflow.rules.Trial.Version;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Adds up what comes out of a trial. All sums are made of the same cases, each in one place: by rule and by matter they
 * come to the total.
 */
final class TrialSums {

  private static final Comparator<Effect> LARGEST_FIRST = Comparator
      .<Effect, BigDecimal>comparing(
          effect -> effect.worth().stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
      .thenComparing(Effect::decisions).reversed();

  private final TableTrial table;
  private final Function<Compared, Upshot> work;
  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private final Map<Integer, Long> versions = new TreeMap<>();
  private final Map<String, Long> notTried = new LinkedHashMap<>();
  private final Map<Rules, Long> decisionsByRule = new LinkedHashMap<>();
  private final Map<Rules, Integer> versionByRule = new HashMap<>();
  private final Map<Subject, Affected> affected = new LinkedHashMap<>();
  private long alreadySo;

  TrialSums(TableTrial table, Function<Compared, Upshot> work) {
    this.table = table;
    this.work = work;
  }

  /** What would answer otherwise, told apart by the rules that came and went. */
  private record Rules(List<RuleAnswer> lost, List<RuleAnswer> gained, Optional<String> broken) {

    static Rules of(Compared compared) {
      return new Rules(compared.lost(), compared.gained(), compared.why());
    }
  }

  /** A case with its changed decisions. A question that was put twice brings its tasks and messages once. */
  static final class Affected {

    private final Map<String, Compared> questions = new LinkedHashMap<>();
    private Replayed last;
    private Worth worth = Worth.UNKNOWN;
    private long decisions;

    private Affected(Replayed first) {
      this.last = first;
    }

    private void add(Replayed replayed) {
      last = replayed;
      decisions++;
      questions.put(replayed.compared().question(), replayed.compared());
    }

    Replayed last() {
      return last;
    }

    Worth worth() {
      return worth;
    }

    /** Of work that nobody has approved neither a matter nor an amount is known: it stays with its person. */
    boolean isOfTheFirm() {
      return !worth.equals(Worth.UNKNOWN);
    }

    private BigDecimal amount() {
      return worth.amount().map(Money::amount).orElse(BigDecimal.ONE.negate());
    }
  }

  void add(Replayed replayed) {
    var compared = replayed.compared();
    outcomes.merge(compared.outcome(), 1L, Long::sum);
    versions.merge(replayed.version(), 1L, Long::sum);
    if (compared.outcome() == Outcome.CANNOT_BE_TRIED) {
      notTried.merge(compared.why().orElse(""), 1L, Long::sum);
    }
    if (compared.outcome() == Outcome.CHANGED || compared.outcome() == Outcome.BROKEN) {
      alreadySo += compared.alreadySo() ? 1 : 0;
      decisionsByRule.merge(Rules.of(compared), 1L, Long::sum);
      versionByRule.put(Rules.of(compared), replayed.version());
      affected.computeIfAbsent(replayed.subject(), subject -> new Affected(replayed)).add(replayed);
    }
  }

  void weigh(CaseWorth known) {
    var all = known.of(affected.keySet());
    affected.forEach((subject, one) -> one.worth = all.getOrDefault(subject, Worth.UNKNOWN));
  }

  Counts counts() {
    var all = outcomes.values().stream().mapToLong(Long::longValue).sum();
    return new Counts(all, count(Outcome.SAME), count(Outcome.SAME_BY_ANOTHER_RULE), count(Outcome.CHANGED),
        count(Outcome.BROKEN),
        count(Outcome.CANNOT_BE_TRIED), alreadySo);
  }

  Effect total() {
    var sum = new Sum();
    affected.values().forEach(one -> sum.add(one, one.decisions));
    affected.values().forEach(sum::work);
    return sum.effect();
  }

  List<ByRule> byRule() {
    var sums = new LinkedHashMap<Rules, Sum>();
    decisionsByRule.forEach((rules, decisions) -> sums.computeIfAbsent(rules, same -> new Sum()).decisions = decisions);
    affected.values().forEach(one -> {
      sum(sums, Rules.of(one.last.compared())).add(one, 0);
      one.questions.values().forEach(compared -> sum(sums, Rules.of(compared)).work(compared));
    });
    return sums.entrySet().stream()
        .map(entry -> new ByRule(
            entry.getKey()
                .lost().stream()
                .map(answer -> table.then(versionByRule.getOrDefault(entry.getKey(), 0), answer))
                .toList(),
            entry.getKey().gained().stream().map(table::now).toList(), entry.getKey().broken(),
            entry.getValue().effect()))
        .sorted(Comparator.comparing(ByRule::effect, LARGEST_FIRST))
        .toList();
  }

  List<ByMatter> byMatter() {
    var sums = new LinkedHashMap<Optional<MatterId>, Sum>();
    affected.values().forEach(one -> {
      var sum = sums.computeIfAbsent(one.worth.matter(), matter -> new Sum());
      sum.add(one, one.decisions);
      sum.work(one);
    });
    return sums.entrySet().stream()
        .map(entry -> new ByMatter(entry.getKey(), entry.getValue().effect()))
        .sorted(Comparator.comparing(ByMatter::effect, LARGEST_FIRST))
        .toList();
  }

  List<Version> versions() {
    return versions.entrySet().stream().map(entry -> new Version(entry.getKey(), entry.getValue())).toList();
  }

  List<NotTried> notTried() {
    return notTried.entrySet().stream().map(entry -> new NotTried(entry.getKey(), entry.getValue())).toList();
  }

  /** The most affected cases: the largest amounts, and of those without one the latest. */
  Stream<Affected> most(int count) {
    return affected.values().stream()
        .sorted(Comparator.comparing(Affected::amount).thenComparing(one -> one.last.decidedAt()).reversed())
        .limit(count);
  }

  private long count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  private static Sum sum(Map<Rules, Sum> sums, Rules rules) {
    return Optional.ofNullable(sums.get(rules)).orElseThrow();
  }

  /** One figure in the making. */
  private final class Sum {

    private final Map<String, Money> worth = new TreeMap<>();
    private long decisions;
    private long cases;
    private Upshot brought = Upshot.NONE;

    void add(Affected one, long more) {
      cases++;
      decisions += more;
      one.worth.amount().ifPresent(amount -> worth.merge(code(amount.currency()), amount, Money::plus));
    }

    void work(Affected one) {
      one.questions.values().forEach(this::work);
    }

    void work(Compared compared) {
      brought = brought.plus(work.apply(compared));
    }

    Effect effect() {
      return new Effect(decisions, cases, List.copyOf(worth.values()), brought);
    }

    private static String code(Currency currency) {
      return currency.getCurrencyCode();
    }
  }
}
