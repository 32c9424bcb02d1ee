package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.capture.ClientApproval;
import io.matterflow.engine.BlockedWork.Blocked;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.ExceptionOwners.PriorityFacts;
import io.matterflow.prebill.Finding.Action;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** One queue for all exceptions: what goes first, until when, and who sees what. */
@ProductTest
@Tag("both-databases")
class ExceptionQueueTest {

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillsBlocked queue;
  @Autowired private JdbcPreBillExceptions exceptions;
  @Autowired private TaskService tasks;

  @ParameterizedTest
  @CsvSource({
    "MISSING_RATE, FIX, 80",
    "RATE_ABOVE_APPROVED, REDUCE, 80",
    "BUDGET_EXCEEDED, APPROVE, 70",
    "BLOCK_BILLING, FIX, 50",
    "LATE_ENTRY, WARN, 50"
  })
  void ratesAndPolicyJumpTheQueue(String message, Action action, int priority) {
    var table = DecisionTable.of("exception-priority", PriorityFacts.class, Integer.class);

    assertThat(DecisionTesting.decisions().look(table, new PriorityFacts(message, action)))
        .singleElement()
        .satisfies(decided -> assertThat(decided.result()).isEqualTo(priority));
  }

  @Test
  void theMostUrgentFindingIsFirstAndGivesTheTaskItsPriority() {
    var engagement = firm.hourlyMatter().withGuidelines(60).at("300.00").loaded();
    billing.worked(engagement, "1.0", "Bates stamping of the production set");
    billing.hourWorkedUnder(engagement, new ClientApproval(Optional.of(new BigDecimal("280.00")), Optional.empty()),
        "1.0", "A103");
    billing.june(engagement.id());
    var preBill = billing.juneOf(engagement);

    assertThat(exceptions.of(preBill.id())).extracting(PreBillException::rule).containsExactly("OCG-09", "OCG-05");
    assertThat(preBill.standing().owner().role().group()).isEqualTo("billing-coordinator");
    assertThat(tasks.createTaskQuery()
        .processInstanceBusinessKey(preBill.id().toString())
        .taskDefinitionKey("resolveExceptions")
        .singleResult().getPriority()).isEqualTo(80);
  }

  @Test
  void eachHasADeadlineAndIsSeenByItsOwnerAndTheMattersAttorneysAlone() {
    var engagement = firm.hourlyMatter().withGuidelines(60).loaded();
    billing.hourWorkedWithoutCodes(engagement);
    billing.june(engagement.id());
    var preBill = billing.juneOf(engagement);

    for (var reader : List.of(person(Engagement.ASSOCIATE), person(engagement.responsibleAttorney()))) {
      assertThat(of(preBill, reader)).hasSize(2).allSatisfy(blocked -> {
        assertThat(blocked.owner()).isEqualTo(Engagement.ASSOCIATE.value());
        assertThat(blocked.dueAt()).isEqualTo(preBill.round().dueAt()).isPresent();
        assertThat(blocked.retry()).isEqualTo("/api/pre-bills/%s/exceptions/%s/resolution", preBill.id(), blocked.id());
      });
    }
    assertThat(of(preBill, person(new TimekeeperId("nobody-here")))).isEmpty();
  }

  private List<Blocked> of(PreBill preBill, Actor reader) {
    return queue.blockedFor(reader).stream()
        .filter(blocked -> blocked.subject().id().equals(preBill.id().toString()))
        .toList();
  }
}
