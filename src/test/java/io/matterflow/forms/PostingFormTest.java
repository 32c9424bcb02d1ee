package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The bookkeeper does not wait for the night: a posting run is begun from its start form, and in no other way. */
@BrowserTest
class PostingFormTest {

  private static final String BOOKKEEPER = Role.BOOKKEEPER.group();

  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  @Test
  void aPostingRunIsBegunFromItsStartForm(Tasklist tasklist) {
    var before = asked();
    tasklist.signIn(BOOKKEEPER, TestPeople.PASSWORD).startProcess("Post to the accounting system");
    assertThat(tasklist.text()).contains("each entry once");

    tasklist.picture("start-posting").start();

    assertThat(asked()).isEqualTo(before + 1);
  }

  @Test
  void noneIsBegunPastTheProduct() {
    var before = jdbc.sql("select count(*) from posting_run").query(Long.class).single();

    var answer = HttpCalls.to(port).as(BOOKKEEPER).post("/engine-rest/process-definition/key/accounting-post/start",
        Map.of("businessKey", "7d1b1b1e-0000-4000-8000-000000000000"));

    assertThat(answer.status()).as(answer.body()).isBetween(400, 500);
    assertThat(jdbc.sql("select count(*) from posting_run").query(Long.class).single()).isEqualTo(before);
  }

  private long asked() {
    return jdbc.sql("select count(*) from audit_entry where act = 'posting-asked'").query(Long.class).single();
  }
}
