package io.matterflow.capture;

import static io.matterflow.capture.Columns.instant;
import static io.matterflow.capture.Columns.utc;

import io.matterflow.capture.DayReview.State;
import io.matterflow.kernel.TimekeeperId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reviews in the table {@code day_review}. */
@Repository
class JdbcDayReviews {

  private final JdbcClient jdbc;

  JdbcDayReviews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(DayReview review) {
    jdbc.sql("""
            insert into day_review (
              id, timekeeper_id, reviewer_id, delegation_id, review_day, number_of_day, prompts, state,
              since)
            values (:id, :timekeeper, :reviewer, :delegation, :day, :number, :prompts, :state, :since)
            """)
        .param("id", review.id().value())
        .param("timekeeper", review.timekeeper().value())
        .param("reviewer", review.reviewer().value())
        .param("delegation", review.delegation().map(DelegationId::value).orElse(null))
        .param("day", review.day())
        .param("number", review.number())
        .param("prompts", review.prompts())
        .param("state", review.state().name())
        .param("since", utc(review.since()))
        .update();
  }

  void update(DayReview review) {
    jdbc.sql("update day_review set state = :state, since = :since where id = :id")
        .param("id", review.id().value())
        .param("state", review.state().name())
        .param("since", utc(review.since()))
        .update();
  }

  Optional<DayReview> find(DayReviewId id) {
    return jdbc.sql("select * from day_review where id = :id")
        .param("id", id.value())
        .query((row, number) -> review(row))
        .optional();
  }

  Optional<DayReview> locked(DayReviewId id) {
    return jdbc.sql("select * from day_review where id = :id for update")
        .param("id", id.value())
        .query((row, number) -> review(row))
        .optional();
  }

  Optional<DayReview> open(TimekeeperId timekeeper, TimekeeperId reviewer) {
    return jdbc.sql("""
            select * from day_review
            where state = 'OPEN' and reviewer_id = :reviewer and timekeeper_id = :timekeeper
            """)
        .param("timekeeper", timekeeper.value())
        .param("reviewer", reviewer.value())
        .query((row, number) -> review(row))
        .optional();
  }

  List<DayReview> open(DelegationId delegation) {
    return jdbc.sql("select * from day_review where delegation_id = :delegation and state = 'OPEN' order by id")
        .param("delegation", delegation.value())
        .query((row, number) -> review(row))
        .list();
  }

  int countOf(TimekeeperId timekeeper, TimekeeperId reviewer, LocalDate day) {
    return jdbc.sql("""
            select count(*) from day_review
            where timekeeper_id = :timekeeper and reviewer_id = :reviewer and review_day = :day
            """)
        .param("timekeeper", timekeeper.value())
        .param("reviewer", reviewer.value())
        .param("day", day)
        .query(Integer.class)
        .single();
  }

  /** The most prompts that were put up for the timekeeper at once since that day; zero without a review. */
  int mostSince(TimekeeperId timekeeper, LocalDate day) {
    return jdbc.sql("""
            select coalesce(max(prompts), 0) from day_review
            where timekeeper_id = :timekeeper and reviewer_id = :timekeeper and review_day >= :day
            """)
        .param("timekeeper", timekeeper.value())
        .param("day", day)
        .query(Integer.class)
        .single();
  }

  /** Open reviews of timekeepers who have nothing to answer any more. */
  List<DayReview> openWithoutPrompts() {
    return jdbc.sql("""
            select r.* from day_review r
            where r.state = 'OPEN' and not exists (
              select 1 from time_prompt p where p.timekeeper_id = r.timekeeper_id and p.state = 'OPEN')
            order by r.id
            """)
        .query((row, number) -> review(row))
        .list();
  }

  private static DayReview review(ResultSet row) throws SQLException {
    return new DayReview(
        new DayReviewId(row.getObject("id", UUID.class)),
        new TimekeeperId(row.getString("timekeeper_id")),
        new TimekeeperId(row.getString("reviewer_id")),
        Optional.ofNullable(row.getObject("delegation_id", UUID.class)).map(DelegationId::new),
        row.getObject("review_day", LocalDate.class),
        row.getInt("number_of_day"),
        row.getInt("prompts"),
        State.valueOf(row.getString("state")),
        instant(row, "since"));
  }
}
