package io.matterflow.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.Samples;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody is prompted for whom, or by whom, the firm has not begun yet. */
@ProductTest
@Tag("both-databases")
class EnrolmentTest {

  private static final String NEWCOMER = "TK-ENROL";

  @Autowired private Firm firm;
  @Autowired private Samples samples;
  @Autowired private Capturing capturing;
  @Autowired private Clock clock;

  @Test
  void workForAClientThatIsNotEnrolledYetIsObserved() {
    var matter = firm.hourlyMatter().clientEnrolledFrom(tomorrow()).loaded();

    var receipt = capturing.received(Capturing.mailTo(matter));

    assertThat(receipt.standing().billabilityReason()).isEqualTo("NOT_ENROLLED");
    assertThat(receipt.prompt()).isEmpty();
  }

  @Test
  void workOfAPersonWhoIsNotEnrolledYetIsObserved() {
    samples.loadFirm();
    var document = JsonNodeFactory.instance.objectNode();
    document.putObject("firm")
        .putArray("timekeepers")
        .addObject()
        .put("id", NEWCOMER)
        .put("lastName", "Later")
        .put("firstName", "Lara")
        .put("classification", "ASSOC").put("defaultRate", "100.00").put("email", "lara.later@harrowpike.example")
        .put("enrolledFrom", tomorrow().toString());
    samples.load(document);
    var matter = firm.hourlyMatter().withOnTheTeam(NEWCOMER).loaded();

    var receipt = capturing.received(Capturing.mailTo(matter).by(NEWCOMER).from("lara.later@harrowpike.example"));

    assertThat(receipt.standing().billabilityReason()).isEqualTo("NOT_ENROLLED");
    assertThat(receipt.prompt()).isEmpty();
    assertThat(capturing.received(Capturing.mailTo(matter)).prompt()).as("of anybody else").isPresent();
  }

  private LocalDate tomorrow() {
    return clock.instant().plus(Duration.ofDays(2)).atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
