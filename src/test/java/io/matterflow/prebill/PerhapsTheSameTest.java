package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.JUNE_15;
import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.GuidelinedTime.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.prebill.Finding.Action;
import io.matterflow.prebill.PreBillExceptions.Reply;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Time that other systems sent and that may be the same work: its timekeeper is asked before the bill goes on. */
@ProductTest
@Tag("both-databases")
class PerhapsTheSameTest {

  private static final LocalDate JULY_31 = LocalDate.of(2026, 7, 31);
  private static final String BRIEF = "Draft the reply brief on the motion to dismiss";

  private static final Actor ITS_TIMEKEEPER = new Actor(new UserId(Engagement.ASSOCIATE.value()),
      Set.of(Role.TIMEKEEPER),
      Optional.of(Engagement.ASSOCIATE), false);

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private JdbcPreBillExceptions exceptions;
  @Autowired private PreBillExceptions resolutions;

  @Test
  void itsTimekeeperSaysWhetherBothAreBilled() {
    var matter = firm.hourlyMatter().loaded();
    billing.worked(matter, "1.2", BRIEF);
    billing.worked(matter, "1.5", BRIEF + "; again");
    billing.june(matter.id());

    var asked = findings(matter).get(0);
    assertThat(billing.juneOf(matter).state()).isEqualTo(PreBillState.WAITING_ON_TIMEKEEPER);
    assertThat(asked.action()).isEqualTo(Action.APPROVE);
    assertThat(asked.owner().person()).contains(Engagement.ASSOCIATE);
    assertThat(asked.sentence()).startsWith("Perhaps the same work as 1:");

    done(resolutions.resolve(billing.juneOf(matter).id(), asked.id(),
        new Reply(Resolution.OVERRIDDEN, Optional.of("Two drafts"), Optional.empty()), ITS_TIMEKEEPER));

    assertThat(billing.juneOf(matter).state()).isEqualTo(PreBillState.IN_REVIEW);
  }

  @Test
  void whatAnEarlierBillHasIsAskedAboutToo() {
    var matter = firm.hourlyMatter().loaded();
    billing.inApproval(matter);
    billing.hourWorked(matter);
    billing.run(Cycle.MONTHLY, JULY_31, matter.id());

    assertThat(exceptions.of(billing.of(matter, JULY_31).id()))
        .extracting(PreBillException::rule, PreBillException::value)
        .containsExactly(tuple("FIRM-09", "line 1 of the bill to June 30, 2026"));
  }

  @Test
  void workThatDoesNotLookAlikeIsNotAskedAbout() {
    var matter = firm.hourlyMatter().loaded();
    billing.worked(matter, "1.2", BRIEF);
    billing.worked(matter, "1.2", "Draft the subpoena to the former bookkeeper");
    billing.worked(matter, Engagement.ASSOCIATE, JUNE_15.plusDays(1), "1.2", BRIEF);
    billing.worked(matter, Engagement.PARALEGAL, JUNE_15, "1.2", BRIEF);
    billing.june(matter.id());

    assertThat(findings(matter)).isEmpty();
  }

  @Test
  void aFewMinutesAndAnotherActivityAreNoSameWork() {
    var sheet = new GuidelinedTime();

    assertThat(sheet.rules(entry().named("2").says("Draft the answer to their complaint in full"), entry())).isEmpty();
    assertThat(sheet.rules(entry().named("2").says("Draft section 2 of the reply brief for filing"),
        entry().says("Draft section 1 of the reply brief for filing"))).isEmpty();
    assertThat(sheet.rules(entry().named("2").hours("0.5").activity("A104"), entry())).isEmpty();
  }

  private List<PreBillException> findings(Engagement matter) {
    return exceptions.of(billing.juneOf(matter).id()).stream().filter(found -> found.rule().equals("FIRM-09")).toList();
  }
}
