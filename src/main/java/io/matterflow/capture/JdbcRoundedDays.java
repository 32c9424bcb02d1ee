package io.matterflow.capture;

import io.matterflow.capture.Rounding.Day;
import java.time.Duration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A person's day on a matter, for hours that are rounded over it. The row in {@code rounded_day} is its lock. */
@Repository
class JdbcRoundedDays {

  private final JdbcClient jdbc;
  private final TransactionTemplate ownTransaction;

  JdbcRoundedDays(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.ownTransaction = new TransactionTemplate(transactions);
    ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** Until the transaction ends nobody else rounds time of this day. */
  void lock(WorkSpan work) {
    if (!locked(work)) {
      begin(work);
      locked(work);
    }
  }

  /** Committed by itself, so that whoever comes second waits for the row and is not refused it. */
  private void begin(WorkSpan work) {
    try {
      ownTransaction.executeWithoutResult(status -> jdbc.sql("""
              insert into rounded_day (timekeeper_id, matter_id, work_date) values (:timekeeper, :matter, :date)
              """)
          .param("timekeeper", work.timekeeper().value())
          .param("matter", work.matter().value())
          .param("date", work.date())
          .update());
    } catch (DuplicateKeyException begunMeanwhile) {
      // the other's row is as good
    }
  }

  private boolean locked(WorkSpan work) {
    return jdbc.sql("""
            select work_date from rounded_day
            where timekeeper_id = :timekeeper and matter_id = :matter and work_date = :date
            for update
            """)
        .param("timekeeper", work.timekeeper().value())
        .param("matter", work.matter().value())
        .param("date", work.date())
        .query((row, number) -> true)
        .optional()
        .isPresent();
  }

  /** What our other entries of that day come to; what people entered elsewhere was never rounded here. */
  Day beside(WorkSpan work, PromptId itself) {
    return jdbc.sql("""
            select coalesce(sum(raw_seconds), 0) as seconds,
              coalesce(sum(case when billed_percent > 0 then hours end), 0) as charged
            from time_entry
            where timekeeper_id = :timekeeper and matter_id = :matter and work_date = :date
              and set_aside is null and prompt_id is not null and prompt_id <> :itself
            """)
        .param("timekeeper", work.timekeeper().value())
        .param("matter", work.matter().value())
        .param("date", work.date())
        .param("itself", itself.value())
        .query((row, number) -> new Day(Duration.ofSeconds(row.getLong("seconds")), row.getBigDecimal("charged")))
        .single();
  }
}
