package io.matterflow.prebill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.Newcomers;
import io.matterflow.ProductTest;
import io.matterflow.absence.Absence;
import io.matterflow.absence.AbsenceAnswer.Done;
import io.matterflow.absence.Absences;
import io.matterflow.absence.Absences.Wanted;
import io.matterflow.capture.ClientApproval;
import io.matterflow.directory.Directory;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.notices.NoticeKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Who has a bill or a finding is told alike by packet, lists, queue and history: whoever acts today, and whoever it was
 * passed up to.
 */
@ProductTest
@Tag("both-databases")
class OwnersOfTheDayTest {

  private static final Duration A_WEEK = Duration.ofDays(7);

  @LocalServerPort private int port;
  @Autowired private Firm firm;
  @Autowired private Newcomers newcomers;
  @Autowired private Billing billing;
  @Autowired private Absences absences;
  @Autowired private Directory directory;
  @Autowired private BillNews news;
  @Autowired private MovableClock clock;
  @Autowired private Jobs jobs;

  private Instant before;
  private TimekeeperId person;
  private TimekeeperId substitute;
  private Optional<Absence> absence = Optional.empty();

  @BeforeEach
  void twoPeople() {
    before = clock.instant();
    person = newcomers.associate();
    substitute = newcomers.associate();
  }

  @AfterEach
  void everybodyIsBack() {
    clock.standAt(before);
    absence.ifPresent(one -> absences.end(one.id(), Billing.person(person)));
  }

  @Test
  void aBillThatComesDuringAnAbsenceIsTheSubstitutes() {
    isAwayFor(9);
    var preBill = billing.inReview(reviewedByThem());

    assertThat(packet(preBill).path("owner").asText()).isEqualTo(substitute.value());
    assertThat(packet(preBill).path("ownerName").asText()).isEqualTo("Noor Vale");
    assertThat(listed(substitute, preBill)).isTrue();
    assertThat(listed(person, preBill)).isFalse();
    assertThat(told(preBill, "review-started")).isEqualTo(substitute.value());
    assertThat(news.tell(NoticeKind.BILL_READY, substitute, today().toString())).isPresent();

    clock.standAt(preBill.round().dueAt().orElseThrow());
    jobs.runDue("pre-bill-ladder", preBill.id().toString());
    assertThat(told(preBill, "reminded")).isEqualTo(substitute.value());
  }

  @Test
  void aBillThatIsOpenIsTheSubstitutesForTheseDaysAndThePersonsAfterwards() {
    var engagement = reviewedByThem();
    var preBill = billing.inReview(engagement);
    assertThat(packet(preBill).path("owner").asText()).isEqualTo(person.value());

    isAwayFor(2);
    assertThat(packet(preBill).path("owner").asText()).isEqualTo(substitute.value());
    assertThat(listed(substitute, preBill)).isTrue();
    assertThat(listed(person, preBill)).isFalse();
    assertThat(as("billing-admin").get("/api/matters/" + engagement.id())
        .json()
        .findValue("openPreBill")
        .path("owner")
        .asText())
        .isEqualTo(substitute.value());

    clock.standAt(absences.startOf(today().plusDays(3)));
    assertThat(packet(preBill).path("owner").asText()).isEqualTo(person.value());
    assertThat(listed(person, preBill)).isTrue();
    assertThat(listed(substitute, preBill)).isFalse();
  }

  @Test
  void whoIsAwayMayStillActAndTheRecordSaysWhoDid() {
    isAwayFor(9);
    var preBill = billing.inReview(reviewedByThem());

    var reviewed = as(person.value()).post(
        "/api/pre-bills/%s/review".formatted(preBill.id()), Map.of("version", packet(preBill).path("version").asInt()));

    assertThat(reviewed.status()).as(reviewed.body()).isEqualTo(200);
    assertThat(packet(preBill).path("state").asText()).isEqualTo("IN_APPROVAL");
    var act = StreamSupport.stream(packet(preBill).path("history").spliterator(), false)
        .filter(step -> step.path("act").asText().equals("reviewed")).findFirst().orElseThrow();
    assertThat(act.path("by").asText()).isEqualTo(person.value());
    assertThat(act.path("byName").asText()).isEqualTo("Noor Vale");
  }

  @Test
  void theirFindingsAreTheSubstitutesInTheQueueAndInThePacket() {
    var preBill = withTheirFinding();
    assertThat(queue(person.value(), preBill)).hasSize(1);

    isAwayFor(2);

    assertThat(packet(preBill).path("exceptions").get(0).path("owner").asText()).isEqualTo(substitute.value());
    assertThat(queue(substitute.value(), preBill)).hasSize(1)
        .allSatisfy(blocked -> assertThat(blocked.path("owner").asText()).isEqualTo(substitute.value()));
    assertThat(queue(person.value(), preBill)).isEmpty();
    assertThat(ofPreBill(as(substitute.value()).items("/api/exceptions"), preBill)).hasSize(1);
    assertThat(as(substitute.value()).items("/api/pre-bills?matterId=" + preBill.matter())).hasSize(1);
  }

  @Test
  void whatWasPassedUpIsFoundUnderWhoeverWasAskedLast() {
    var preBill = withTheirFinding();
    passUp(preBill);

    var owner = packet(preBill).path("owner").asText();
    assertThat(owner).isNotEqualTo(person.value());
    assertThat(queue(owner, preBill)).hasSize(1);
    assertThat(queue(person.value(), preBill)).isEmpty();
    assertTheQueueHasWhatThePacketSays(preBill);
    assertThat(ofPreBill(as(person.value()).items("/api/exceptions"), preBill)).as("asked first, asked still")
        .hasSize(1);
    assertThat(as(person.value()).items("/api/pre-bills?matterId=" + preBill.matter())).hasSize(1);
  }

  @Test
  void findingsOfOthersStayWithThemAndWhatARoleHasIsPassedUpToo() {
    var engagement = firm.hourlyMatter().withGuidelines(60).at("300.00").loaded();
    billing.hourWorkedWithoutCodes(engagement);
    billing.hourWorkedUnder(engagement, new ClientApproval(
        Optional.of(new BigDecimal("280.00")), Optional.empty()), "1.0", "A103");
    billing.june(engagement.id());
    var preBill = billing.juneOf(engagement);
    assertThat(queue("billing-coordinator", preBill)).isNotEmpty();
    assertTheQueueHasWhatThePacketSays(preBill);

    passUp(preBill);

    assertThat(queue("billing-coordinator", preBill)).isEmpty();
    assertThat(queue(packet(preBill).path("owner").asText(), preBill)).isNotEmpty();
    assertThat(queue(Engagement.ASSOCIATE.value(), preBill)).isNotEmpty();
    assertTheQueueHasWhatThePacketSays(preBill);
  }

  private void assertTheQueueHasWhatThePacketSays(PreBill preBill) {
    var open = StreamSupport.stream(packet(preBill).path("exceptions").spliterator(), false)
        .filter(exception -> exception.path("holds").asBoolean() && exception.path("state").asText().equals("OPEN"))
        .toList();
    var owners = new TreeSet<>(open.stream().map(exception -> exception.path("owner").asText()).toList());
    owners.addAll(Set.of(person.value(), substitute.value(), "billing-coordinator"));
    for (var owner : owners) {
      assertThat(queue(owner, preBill).stream().map(blocked -> blocked.path("id").asText())).as(owner)
          .containsExactlyInAnyOrderElementsOf(
          open.stream().filter(exception -> exception.path("owner").asText().equals(owner))
              .map(exception -> exception.path("id").asText()).toList());
    }
  }

  private Engagement reviewedByThem() {
    return firm.hourlyMatter().responsibleAttorney(person.value()).loaded();
  }

  private PreBill withTheirFinding() {
    var engagement = firm.hourlyMatter().withGuidelines(30).withOnTheTeam(person.value()).loaded();
    billing.worked(engagement, person, Billing.JUNE_15, "1.25", "Draft the answer to the complaint");
    billing.june(engagement.id());
    return billing.juneOf(engagement);
  }

  private void isAwayFor(int days) {
    absence = Optional.of(((Done) absences.enter(
        new Wanted(person, substitute, today(), Optional.of(today().plusDays(days))), Billing.person(person)))
        .absence());
  }

  private void passUp(PreBill preBill) {
    for (int week = 1; week <= 3; week++) {
      clock.standAt(preBill.round().dueAt().orElseThrow().plus(A_WEEK.multipliedBy(week)));
      jobs.runDue("pre-bill-ladder", preBill.id().toString());
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), directory.firm().zone());
  }

  private boolean listed(TimekeeperId owner, PreBill preBill) {
    return !as("billing-admin").items("/api/pre-bills?owner=" + owner + "&matterId=" + preBill.matter()).isEmpty();
  }

  private List<JsonNode> queue(String owner, PreBill preBill) {
    return ofPreBill(as("billing-admin").items("/api/exceptions?owner=" + owner), preBill);
  }

  private static List<JsonNode> ofPreBill(List<JsonNode> items, PreBill preBill) {
    return items.stream().filter(blocked -> blocked.path("retry").asText().contains(preBill.id().toString())).toList();
  }

  /** The owner that the last act of this name tells in the history. */
  private String told(PreBill preBill, String act) {
    return StreamSupport.stream(packet(preBill).path("history").spliterator(), false)
        .filter(step -> step.path("act").asText().equals(act))
        .reduce((first, last) -> last)
        .orElseThrow()
        .path("after").path("owner").asText();
  }

  private JsonNode packet(PreBill preBill) {
    return as("billing-admin").get("/api/pre-bills/" + preBill.id()).json();
  }

  private HttpCalls as(String login) {
    return HttpCalls.to(port).as(login);
  }
}
