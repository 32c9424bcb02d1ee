package io.matterflow.rules;

import io.matterflow.engine.Subject;
import io.matterflow.engine.SubjectWorth;
import io.matterflow.engine.SubjectWorth.Worth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What cases are worth, asked of the capabilities, many at once. */
@Component
class CaseWorth {

  private static final int AT_ONCE = 1_000;

  private final List<SubjectWorth> capabilities;

  CaseWorth(List<SubjectWorth> capabilities) {
    this.capabilities = capabilities;
  }

  /** Those that are known; the others are missing. */
  Map<Subject, Worth> of(Collection<Subject> subjects) {
    var worth = new HashMap<Subject, Worth>();
    subjects.stream()
        .collect(Collectors.groupingBy(Subject::kind,
            Collectors.mapping(Subject::id, Collectors.toCollection(ArrayList::new))))
        .forEach((kind, ids) -> capabilities.stream()
            .filter(capability -> capability.kinds().contains(kind))
            .forEach(capability -> {
          for (int from = 0; from < ids.size(); from += AT_ONCE) {
            capability.of(kind, ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))
                .forEach((id, one) -> worth.put(new Subject(kind, id), one));
          }
        }));
    return worth;
  }
}
