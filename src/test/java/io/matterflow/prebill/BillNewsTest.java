package io.matterflow.prebill;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.directory.Directory;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.messaging.SentMessages;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whoever gets a pre-bill is told once a day, with numbers alone. */
@ProductTest
@Tag("both-databases")
class BillNewsTest {

  private static final String REVIEWER = "TK12";

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private Jobs jobs;
  @Autowired private SentMessages sent;
  @Autowired private Directory directory;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void aNewDay() {
    firm.hourlyMatter().loaded();
    var tomorrow = LocalDate.ofInstant(clock.instant(), directory.firm().zone()).plusDays(1);
    clock.standAt(tomorrow.atTime(9, 0).atZone(directory.firm().zone()).toInstant());
  }

  @Test
  void theReviewerIsToldOnceADayHowManyWait() {
    billing.inReview(firm.hourlyMatter().responsibleAttorney(REVIEWER).loaded());
    billing.inReview(firm.hourlyMatter().responsibleAttorney(REVIEWER).loaded());

    var planned = planned("BILL_READY");
    assertThat(planned).hasSize(1);
    jobs.runAll("personal-notice", planned.get(0));

    assertThat(sent.all()).map(mail -> mail.message()).filteredOn(mail -> mail.key().equals("notice:" + planned.get(0)))
        .singleElement().satisfies(mail -> {
          assertThat(mail.subject()).matches("Ready for you: \\d+ pre-bills");
          assertThat(mail.text()).contains("Next: open ").doesNotContain("Quillon");
        });
  }

  @Test
  void theOwnerOfAnExceptionIsTold() {
    var engagement = firm.hourlyMatter().withGuidelines(30).withOnTheTeam(REVIEWER).loaded();
    billing.worked(engagement, new TimekeeperId(REVIEWER), Billing.JUNE_15, "1.25", "Draft the answer");
    billing.june(engagement.id());

    assertThat(planned("EXCEPTION")).hasSize(1);
    assertThat(planned("BILL_READY")).isEmpty();
  }

  private List<String> planned(String kind) {
    return jdbc.queryForList(
        "select cast(id as varchar) from personal_notice where person_id = ? and kind = ? and occasion = ?",
        String.class, REVIEWER, kind, LocalDate.ofInstant(clock.instant(), directory.firm().zone()).toString());
  }
}
