package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An absence is entered from its start form, by the billing admin for somebody else. */
@BrowserTest
class AbsenceFormsTest {

  private static final String ADMIN = Role.BILLING_ADMIN.group();
  private static final LocalDate FIRST = LocalDate.of(2031, 3, 3);

  @Autowired private Firm firm;
  @LocalServerPort private int port;

  @Test
  void anAbsenceIsEnteredAndWhatDoesNotFitIsSaidBesideItsField(Tasklist tasklist) {
    firm.hourlyMatter().loaded();
    tasklist.signIn(ADMIN, TestPeople.PASSWORD).startProcess("Absence");

    tasklist.fill("Who is away", "TK07")
        .fill("Substitute", "TK07")
        .fill("First day", FIRST)
        .fill("Last day", FIRST.plusDays(4));
    assertThat(tasklist.startAndBeRefused()).contains("TK07 is no other active timekeeper");
    tasklist.fill("Substitute", "TK08").picture("start-absence").start();

    var entered = HttpCalls.to(port).as(ADMIN).get("/api/absences").json().path("items");
    assertThat(entered).anySatisfy(absence -> {
      assertThat(absence.path("personId").asText()).isEqualTo("TK07");
      assertThat(absence.path("substituteId").asText()).isEqualTo("TK08");
      assertThat(absence.path("from").asText()).isEqualTo("2031-03-03");
      assertThat(absence.path("to").asText()).isEqualTo("2031-03-07");
    });
  }
}
