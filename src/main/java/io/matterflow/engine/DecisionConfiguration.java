package io.matterflow.engine;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the decisions together: deployed tables, recorded in the database. */
@Configuration
class DecisionConfiguration {

  @Bean
  Decisions decisions(DeployedTables tables, JdbcDecisionRecords records) {
    return new RecordingDecisions(tables, records);
  }
}
