package io.matterflow.ownsteps;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks a table about a case, for a model that has thought of the question itself. */
@Service
public class OwnQuestions {

  private final CasesAtHand cases;
  private final List<AskedTable> tables;

  OwnQuestions(CasesAtHand cases, List<AskedTable> tables) {
    this.cases = cases;
    this.tables = tables.stream().sorted(Comparator.comparing(AskedTable::decision).reversed()).toList();
  }

  /** The tables that can be asked, each with what it is asked. */
  public Map<String, String> tables() {
    var all = new LinkedHashMap<String, String>();
    tables.forEach(table -> all.put(table.decision(), table.asks()));
    return all;
  }

  @Transactional
  public String answer(String caseKey, String decision, Optional<String> question) {
    var table = tables.stream()
        .filter(one -> one.decision().equals(decision))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            "the table %s cannot be asked by a step; those that can are %s".formatted(decision,
                String.join(", ", tables().keySet()))));
    var about = cases.find(caseKey).orElseThrow(() -> new IllegalStateException(
        "the case %s is about no invoice and no matter, so that no table can be asked about it".formatted(caseKey)));
    return table.answer(about, question);
  }
}
