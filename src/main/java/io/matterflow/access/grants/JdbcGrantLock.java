package io.matterflow.access.grants;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets one node at a time bring the grants in line: two that start together would make each queue twice. */
@Component
class JdbcGrantLock {

  private final JdbcClient jdbc;

  JdbcGrantLock(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Until the transaction ends. The row is the one that the engine's own deployments queue at. */
  void hold() {
    jdbc.sql("select value_ from act_ge_property where name_ = 'deployment.lock' for update")
        .query(String.class)
        .list();
  }
}
