package io.matterflow.books;

import io.matterflow.audit.AppendOnlyTables;
import java.util.List;
import org.springframework.stereotype.Component;

/** An entry stays as it was booked: the database refuses anything else. */
@Component
class BooksForGood extends AppendOnlyTables {

  BooksForGood() {
    super("53.1", "books append only", List.of("journal_entry", "journal_line"));
  }
}
