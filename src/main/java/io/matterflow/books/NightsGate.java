package io.matterflow.books;

import io.matterflow.books.PostingRuns.NightFacts;
import io.matterflow.rules.EditedRows;
import io.matterflow.rules.Finding;
import io.matterflow.rules.TableGate;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is booked is posted in some night: the run of one night plans the next. */
@Component
class NightsGate implements TableGate {

  @Override
  public String table() {
    return PostingRuns.NIGHTS.id();
  }

  @Override
  public List<Finding> findings(EditedRows edited) {
    return edited.refusedUnlessTrue("posts", List.of(new NightFacts(true), new NightFacts(false)),
        "posts in no night, so that nothing would ever be posted again. Let posts be true after business days.");
  }
}
