package io.matterflow.rules;

import io.matterflow.engine.Replayed;
import io.matterflow.engine.Subject;
import io.matterflow.engine.TableTrial;
import io.matterflow.engine.TableTrials;
import io.matterflow.rules.RuleText.Kind;
import io.matterflow.rules.Trial.Case;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an edited decision table would have done: the decisions of a period are run through it again, and nothing is
 * changed. A table that is refused is not run at all.
 */
@Service
public class RuleTrial {

  /** Beyond these a period is cut: a person waits for the answer. */
  static final long MOST_DECISIONS = 500_000;

  private static final int MOST_CASES = 20;

  /** Beyond these nobody is asked whether a case may be told. */
  private static final int LOOKED_AT = 200;

  private final RuleLint lint;
  private final TableTrials tables;
  private final CaseWorth worth;
  private final WorkOfRules work;
  private final TrialFirm firm;

  RuleTrial(RuleLint lint, TableTrials tables, CaseWorth worth, WorkOfRules work, TrialFirm firm) {
    this.lint = lint;
    this.tables = tables;
    this.worth = worth;
    this.work = work;
    this.firm = firm;
  }

  /** Whether there is a table of that name. */
  @Transactional(readOnly = true)
  public boolean knows(String decision) {
    return tables.knows(decision);
  }

  /** Figures and rules alone: of no case is it told which it is. */
  @Transactional(readOnly = true)
  public Trial of(String decision, String text, LocalDate from, LocalDate to) {
    return of(decision, text, from, to, nobody -> false);
  }

  /** @param told about which cases whoever asks may know why they were decided */
  @Transactional(readOnly = true)
  public Trial of(String decision, String text, LocalDate from, LocalDate to, Predicate<Subject> told) {
    var id = digest(String.join("\n", decision, from.toString(), to.toString(), text));
    if (!tables.knows(decision)) {
      return Trial.refused(id, decision, 0, from, to,
          List.of(Finding.refused(decision, "There is no table of that name.")));
    }
    int inForce = tables.versionInForce(decision);
    var findings = new ArrayList<>(lint.findings(new RuleText(Kind.TABLE, decision, text)));
    var kept = tables.kept(decision, start(from), start(to.plusDays(1)));
    if (kept > MOST_DECISIONS) {
      findings.add(Finding.refused("The period", String.format(Locale.US,
          "has %,d decisions; at most %,d are tried at once. Choose a shorter one.", kept, MOST_DECISIONS)));
    }
    if (findings.stream().anyMatch(Finding::isRefused)) {
      return Trial.refused(id, decision, inForce, from, to, findings);
    }
    var table = tables.of(decision, text);
    var sums = new TrialSums(table, compared -> work.difference(decision, compared));
    table.replay(start(from), start(to.plusDays(1)), sums::add);
    sums.weigh(worth);
    return new Trial(id, decision, inForce, from, to, List.copyOf(findings), sums.counts(), sums.total(), sums.byRule(),
        sums.byMatter(),
        sums.versions(), sums.notTried(), cases(sums, table, told));
  }

  /** The most affected ones. What is neither the firm's yet nor theirs who asks is counted and not listed. */
  private static List<Case> cases(TrialSums sums, TableTrial table, Predicate<Subject> told) {
    return sums.most(LOOKED_AT)
        .filter(one -> one.isOfTheFirm() || told.test(one.last().subject()))
        .limit(MOST_CASES)
        .map(one -> told(table, one, told))
        .toList();
  }

  private static Case told(TableTrial table, TrialSums.Affected affected, Predicate<Subject> told) {
    var last = affected.last();
    boolean open = told.test(last.subject());
    var before = last.compared().before().stream().map(answer -> table.then(last.version(), answer)).toList();
    var after = last.compared().after().stream().map(table::now).toList();
    return new Case(last.subject().kind(), Optional.of(last.subject()).filter(subject -> open),
        affected.worth().called().filter(called -> open), affected.worth().matter().filter(matter -> open),
        affected.worth().amount().filter(amount -> open), last.decidedAt(), last.version(), before, after,
        Optional.of(last).filter(replayed -> open).map(replayed -> facts(table, replayed)));
  }

  private static Case.Facts facts(TableTrial table, Replayed replayed) {
    var told = table.told(replayed);
    return new Case.Facts(told.inputs(), told.why());
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(firm.zone()).toInstant();
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
