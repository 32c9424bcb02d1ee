package io.matterflow.rules;

import io.matterflow.engine.Replayed.Compared;
import io.matterflow.engine.Replayed.RuleAnswer;
import io.matterflow.engine.TableReaders;
import io.matterflow.engine.Upshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What answers bring upon people, as the code that asks the table says. */
@Component
class WorkOfRules {

  private final TableReaders readers;

  WorkOfRules(TableReaders readers) {
    this.readers = readers;
  }

  /** Tasks and messages more, or less. */
  Upshot difference(String decision, Compared compared) {
    return of(decision, compared.after()).minus(of(decision, compared.before()));
  }

  private Upshot of(String decision, List<RuleAnswer> answers) {
    var rows = answers.stream().map(answer -> (Map<String, @Nullable Object>) new HashMap<>(answer.results())).toList();
    return readers.upshot(decision, rows);
  }
}
