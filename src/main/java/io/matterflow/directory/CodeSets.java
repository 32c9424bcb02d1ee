package io.matterflow.directory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The UTBMS code sets as they were published, each with its version. Judges codes and never proposes one: what is
 * missing stays missing.
 */
@Component
public final class CodeSets {

  private static final String FOLDER = "reference/";
  private static final int COLUMNS_OF_A_CODE = 4;

  private final Map<String, CodeSet> sets = new LinkedHashMap<>();
  private final Map<String, String> phases = new HashMap<>();
  private final Set<String> grouping;

  public CodeSets() {
    var codes = rows("utbms.csv").stream().map(Code::of).toList();
    var bySet = codes.stream()
        .collect(Collectors.groupingBy(Code::set, Collectors.mapping(Code::code, Collectors.toSet())));
    rows("code-sets.csv").stream().map(row -> row.split(",", 6)).forEach(row -> sets.put(row[0], new CodeSet(
        row[0], Kind.valueOf(row[1]), row[2], row[3].equals("complete"), given(row[4]), row[5],
        bySet.getOrDefault(row[0], Set.of()))));
    codes.forEach(code -> phases.put(code.code(), code.parent().orElse(code.code())));
    grouping = codes.stream().flatMap(code -> code.parent().stream()).collect(Collectors.toSet());
  }

  /** What the codes of a set are for. */
  public enum Kind {
    TASK,
    ACTIVITY,
    EXPENSE
  }

  /** How a code fits where it stands. */
  public enum Fit {
    FITS,
    MISSING,
    UNKNOWN,
    /** A code that is another code's parent: it names a whole phase. */
    GROUPING,
    OTHER_SET
  }

  /** A published set; on a matter of this set the codes of {@code goesWith} count too. */
  public record CodeSet(
      String name,
      Kind kind,
      String version,
      boolean complete,
      Optional<String> goesWith,
      String source,
      Set<String> codes) {}

  public Collection<CodeSet> all() {
    return Collections.unmodifiableCollection(sets.values());
  }

  /** Judges a task code on a matter of the given set. */
  public Fit taskCode(Optional<String> code, String matterSet) {
    return code.map(given -> fit(given, accepts(matterSet, given))).orElse(Fit.MISSING);
  }

  /** Judges an activity code; activities are shared by all matters. */
  public Fit activityCode(Optional<String> code) {
    return code.map(given -> fit(given, sets.values().stream()
            .anyMatch(set -> set.kind() == Kind.ACTIVITY && set.codes().contains(given))))
        .orElse(Fit.MISSING);
  }

  /** The codes that a task on a matter of the given set may have, but for those that name a whole phase. */
  public SortedSet<String> taskCodes(String matterSet) {
    var accepted = new TreeSet<String>();
    Optional.ofNullable(sets.get(matterSet)).ifPresent(set -> {
      accepted.addAll(set.codes());
      set.goesWith().map(sets::get).ifPresent(other -> accepted.addAll(other.codes()));
    });
    accepted.removeAll(grouping);
    return accepted;
  }

  public SortedSet<String> activityCodes() {
    return sets.values().stream()
        .filter(set -> set.kind() == Kind.ACTIVITY)
        .flatMap(set -> set.codes().stream())
        .filter(code -> !grouping.contains(code))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether the set is known in full, so that a code which it lacks is none of it. */
  public boolean isComplete(String matterSet) {
    return Optional.ofNullable(sets.get(matterSet)).filter(CodeSet::complete).isPresent();
  }

  /** The phase that a known code rolls up to; a code that stands for itself is its own. */
  public Optional<String> phaseOf(String code) {
    return Optional.ofNullable(phases.get(code));
  }

  private Fit fit(String code, boolean accepted) {
    if (!phases.containsKey(code)) {
      return Fit.UNKNOWN;
    }
    if (grouping.contains(code)) {
      return Fit.GROUPING;
    }
    return accepted ? Fit.FITS : Fit.OTHER_SET;
  }

  private boolean accepts(String matterSet, String code) {
    return Optional.ofNullable(sets.get(matterSet))
        .filter(set -> set.codes().contains(code)
            || set.goesWith().map(sets::get).filter(other -> other.codes().contains(code)).isPresent())
        .isPresent();
  }

  private static List<String> rows(String file) {
    try (var reader = new BufferedReader(
        new InputStreamReader(new ClassPathResource(FOLDER + file).getInputStream(), StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).filter(row -> !row.isBlank()).toList();
    } catch (IOException missing) {
      throw new UncheckedIOException("the reference data %s cannot be read".formatted(file), missing);
    }
  }

  private static Optional<String> given(String cell) {
    return Optional.of(cell).filter(text -> !text.isEmpty());
  }

  private record Code(String set, String code, Optional<String> parent) {

    static Code of(String row) {
      var cells = row.split(",", COLUMNS_OF_A_CODE);
      return new Code(cells[0], cells[1], given(cells[2]));
    }
  }
}
