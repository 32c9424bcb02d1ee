package io.matterflow.capture;

import io.matterflow.engine.JdbcSubjectWorth;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Work is worth what its approved entry comes to. What is not approved stays with its timekeeper: no matter, no amount.
 */
@Repository
class JdbcApprovedWorth extends JdbcSubjectWorth {

  private static final Map<String, String> WORTH = Map.of(
      "time-prompt", """
          select cast(prompt_id as varchar(36)) as id, matter_id, amount, currency, null as called
          from time_entry
          where prompt_id in (:ids)
          """,
      "activity-signal", """
          select cast(prompt.signal_id as varchar(36)) as id, entry.matter_id, entry.amount, entry.currency, null as called
          from time_entry entry
            join time_prompt prompt on prompt.id = entry.prompt_id
          where prompt.signal_id in (:ids)
          """);

  JdbcApprovedWorth(JdbcClient jdbc) {
    super(jdbc, WORTH);
  }
}
