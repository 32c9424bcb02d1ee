package io.matterflow.books;

import io.matterflow.audit.AppendOnlyTables;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was posted was posted: nothing makes it posted again. */
@Component
class PostedForGood extends AppendOnlyTables {

  PostedForGood() {
    super("53.3", "postings append only", List.of("accounting_posting", "accounting_refusal"));
  }
}
