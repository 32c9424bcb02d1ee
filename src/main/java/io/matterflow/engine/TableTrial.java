package io.matterflow.engine;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.matterflow.engine.JdbcDecisionRecords.DecisionRow;
import io.matterflow.engine.JdbcDecisionRecords.KeptRow;
import io.matterflow.engine.Replayed.Compared;
import io.matterflow.engine.Replayed.Outcome;
import io.matterflow.engine.Replayed.RuleAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One edited table beside the one in force, asked what was asked before. Much is asked alike: an answer is remembered
 * by the question and what was answered then. For one thread.
 */
public final class TableTrial {

  private static final int REMEMBERED = 10_000;
  private static final String NOTHING = "nothing";
  private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};
  private static final TypeReference<List<Map<String, Object>>> RESULTS = new TypeReference<>() {};

  private final String decision;
  private final AskedTable edited;
  private final AskedTable inForce;
  private final JdbcDecisionRecords records;
  private final DeployedTables deployed;
  private final ObjectReader exactly;
  private final Set<String> required;
  private final Map<Integer, Optional<AskedTable>> versions = new HashMap<>();
  private final Map<List<Object>, Compared> remembered = new LinkedHashMap<>(1024, 0.75f, true) {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<List<Object>, Compared> eldest) {
      return size() > REMEMBERED;
    }
  };

  TableTrial(
      String decision,
      AskedTable edited,
      AskedTable inForce,
      JdbcDecisionRecords records,
      DeployedTables deployed,
      TableReaders readers,
      ObjectMapper json) {
    this.decision = decision;
    this.edited = edited;
    this.inForce = inForce;
    this.records = records;
    this.deployed = deployed;
    this.exactly = json.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    this.required = readers.required(decision);
  }

  /** A rule with its row in its own version, and what it says to a lawyer. */
  public record Line(Optional<Integer> row, String rule, String annotation, Map<String, Object> results) {}

  /** One case for a person: the facts, the rules then and now, and why the answer is another one. */
  public record Told(Map<String, Object> inputs, List<Line> before, List<Line> after, List<String> why) {}

  /** Every question of the time, the oldest first. */
  public void replay(Instant from, Instant until, Consumer<Replayed> each) {
    records.each(decision, from, until,
        kept -> each.accept(new Replayed(kept.id(), kept.row().decidedAt(), kept.subject(),
        kept.row().version(), compared(kept.row()))));
  }

  /** The rule as it was in the version that decided. */
  public Line then(int version, RuleAnswer answer) {
    return line(version(version).orElse(inForce), answer);
  }

  /** The rule as the edited table has it. */
  public Line now(RuleAnswer answer) {
    return line(edited, answer);
  }

  /** Only for whom the facts of the case may be shown to. */
  public Told told(Replayed replayed) {
    var facts = records.at(replayed.id()).map(KeptRow::row).map(row -> read(row.inputs(), FACTS)).orElseGet(Map::of);
    var compared = replayed.compared();
    return new Told(facts,
        compared.before().stream().map(answer -> then(replayed.version(), answer)).toList(),
        compared.after().stream().map(this::now).toList(),
        why(compared, facts));
  }

  private List<String> why(Compared compared, Map<String, Object> facts) {
    var sentences = new ArrayList<String>();
    compared.why().ifPresent(sentences::add);
    var still = compared.after().stream().map(RuleAnswer::rule).toList();
    compared.lost().forEach(lost -> {
      var place = edited.place(lost.rule());
      if (edited.row(lost.rule()).isEmpty()) {
        sentences.add("The row %s is not there any more.".formatted(lost.rule()));
      } else if (still.contains(lost.rule())) {
        sentences.add("%s holds as before and says %s.".formatted(place, otherwise(lost, compared.gained())));
      } else {
        sentences.add(edited.failing(lost.rule(), facts).map(cell -> "%s does not hold: %s.".formatted(place, cell))
            .orElse("%s would hold, and another row answers in its place.".formatted(place)));
      }
    });
    compared.gained().stream()
        .filter(gained -> compared.lost().stream().noneMatch(lost -> lost.rule().equals(gained.rule())))
        .forEach(gained -> sentences.add("%s answers.".formatted(edited.place(gained.rule()))));
    if (compared.after().isEmpty() && compared.why().isEmpty()) {
      sentences.add("No row answers.");
    }
    return List.copyOf(sentences);
  }

  /** Which of its results are others: {@code action WARN, not APPROVE}. */
  private static String otherwise(RuleAnswer lost, List<RuleAnswer> gained) {
    var now = gained.stream()
        .filter(answer -> answer.rule().equals(lost.rule()))
        .findFirst()
        .map(RuleAnswer::results)
        .orElseGet(Map::of);
    var names = new TreeSet<>(lost.results().keySet());
    names.addAll(now.keySet());
    return names.stream().filter(name -> !Objects.equals(lost.results().get(name), now.get(name)))
        .map(name -> "%s %s, not %s".formatted(name, now.getOrDefault(name, NOTHING),
            lost.results().getOrDefault(name, NOTHING)))
        .collect(Collectors.joining("; "));
  }

  private Compared compared(DecisionRow row) {
    return remembered.computeIfAbsent(List.of(row.version(), row.inputs(), row.rules(), row.outputs()),
        same -> compare(row));
  }

  private Compared compare(DecisionRow row) {
    var question = UUID.nameUUIDFromBytes(row.inputs().getBytes(StandardCharsets.UTF_8)).toString();
    var before = before(row);
    var facts = read(row.inputs(), FACTS);
    var missing = edited.facts().stream()
        .filter(fact -> required.contains(fact) && !facts.containsKey(fact))
        .sorted()
        .toList();
    if (!missing.isEmpty()) {
      return cannotBeTried(question, before, "%s was not kept with it.".formatted(String.join(", ", missing)));
    }
    var answer = edited.answer(facts);
    if (answer.broken().isPresent()) {
      return inForce.answer(facts).broken().isPresent()
          ? cannotBeTried(question, before, "The facts do not fit the table any more, nor the one in force.")
          : new Compared(question, Outcome.BROKEN, before, List.of(), answer.broken(), false);
    }
    var known = known(row.version());
    var after = narrowed(answer.rules(), known);
    var same = values(before).equals(values(after));
    var outcome = same ? before.equals(after) ? Outcome.SAME : Outcome.SAME_BY_ANOTHER_RULE : Outcome.CHANGED;
    return new Compared(question, outcome, before, after, Optional.empty(), !same && saysToday(facts, known, after));
  }

  private boolean saysToday(Map<String, Object> facts, Set<String> known, List<RuleAnswer> after) {
    var today = inForce.answer(facts);
    return today.broken().isEmpty() && values(narrowed(today.rules(), known)).equals(values(after));
  }

  private List<RuleAnswer> before(DecisionRow row) {
    var rules = row.rules().isEmpty() ? List.<String>of() : List.of(row.rules().split(","));
    var results = read(row.outputs(), RESULTS);
    return narrowed(IntStream.range(0, rules.size())
        .mapToObj(index -> new RuleAnswer(rules.get(index), Replayed.asValues(results.get(index))))
        .toList(), known(row.version()));
  }

  /** The results that both versions have: a column that came later says nothing about what was decided before it. */
  private Set<String> known(int version) {
    var known = new HashSet<>(edited.results());
    version(version).ifPresent(then -> known.retainAll(then.results()));
    return known;
  }

  private static List<RuleAnswer> narrowed(List<RuleAnswer> answers, Set<String> known) {
    return answers.stream().map(answer -> {
      var results = new LinkedHashMap<>(answer.results());
      results.keySet().retainAll(known);
      return new RuleAnswer(answer.rule(), results);
    }).toList();
  }

  /** What was said, whoever said it and in whichever order. */
  private static Map<Map<String, Object>, Long> values(List<RuleAnswer> answers) {
    return answers.stream().collect(groupingBy(RuleAnswer::results, counting()));
  }

  private Optional<AskedTable> version(int version) {
    return versions.computeIfAbsent(version, number -> deployed.version(decision, number).map(AskedTable::new));
  }

  private static Compared cannotBeTried(String question, List<RuleAnswer> before, String why) {
    return new Compared(question, Outcome.CANNOT_BE_TRIED, before, List.of(), Optional.of(why), false);
  }

  private static Line line(AskedTable table, RuleAnswer answer) {
    return new Line(table.row(answer.rule()), answer.rule(), table.annotation(answer.rule()), answer.results());
  }

  private <T> T read(String text, TypeReference<T> type) {
    try {
      return exactly.forType(type).readValue(text);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("a decision record no longer reads as JSON", damaged);
    }
  }
}
