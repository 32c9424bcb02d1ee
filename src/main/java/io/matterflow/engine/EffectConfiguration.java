package io.matterflow.engine;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Effects commit on a few connections of their own: a job that holds one of the others can always answer for its call.
 */
@Configuration
@EnableConfigurationProperties(EffectSettings.class)
class EffectConfiguration {

  private static final int CONNECTIONS = 4;

  @Bean(defaultCandidate = false, destroyMethod = "close")
  HikariDataSource effectConnections(DataSourceProperties database) {
    var pool = database.initializeDataSourceBuilder().type(HikariDataSource.class).build();
    pool.setPoolName("effects");
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setMinimumIdle(1);
    return pool;
  }

  @Bean
  @DependsOn("flywayInitializer")
  Effects effects(
      @Qualifier("effectConnections") DataSource effectConnections,
      EffectSettings settings, Clock clock) {
    var ownTransaction = new TransactionTemplate(new DataSourceTransactionManager(effectConnections));
    ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return new RecordedEffects(new JdbcEffectRows(JdbcClient.create(effectConnections)), ownTransaction, settings,
        clock);
  }
}
