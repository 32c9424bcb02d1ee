package io.matterflow.books;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * From which day on the journal goes to the accounting system: what counts from an earlier day was entered there by
 * whoever kept its books until then. Without one, all of it goes.
 */
@Component
class PostsFrom {

  private static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);

  private final LocalDate day;

  PostsFrom(@Value("${matterflow.accounting.posts-from:}") String day) {
    this.day = day.isBlank() ? ALWAYS : parsed(day.strip());
  }

  LocalDate day() {
    return day;
  }

  private static LocalDate parsed(String day) {
    try {
      return LocalDate.parse(day);
    } catch (DateTimeParseException noDay) {
      throw new IllegalArgumentException(
          "matterflow.accounting.posts-from must be a day such as 2026-07-01; see docs/books.md", noDay);
    }
  }
}
