package io.matterflow.prebill.web;

import static io.matterflow.prebill.Billing.JUNE_15;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.prebill.Billing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What stands beside a pre-bill for whoever weighs it. */
@ProductTest
@Tag("both-databases")
class PacketFiguresTest {

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @LocalServerPort private int port;

  @Test
  void thePacketTellsWhatIsLeftOfWhatWasAgreedAndWhatIsInTrust() {
    var matter = firm.hourlyMatter().billedAs("CAPPED").at("500.00").agreeing("cap", "10000.00").matterBudget("3000.00")
        .fundedBy("IOLTA-1", "2500.00").loaded();
    billing.worked(matter, Engagement.ASSOCIATE, JUNE_15, "2.0", "Draft the answer to the amended complaint");

    var packet = packet(matter);

    assertThat(packet.get("trustBalance").asText()).isEqualTo("2500.00");
    assertThat(packet.get("trustBalanceAsOf").asText()).isNotBlank();
    assertThat(packet.get("budgetLeft").asText()).isEqualTo("2000.00");
    assertThat(packet.get("capLeft").asText()).isEqualTo("9000.00");
    assertThat(packet.at("/figures/arrangement/cap").asText()).isEqualTo("FEES");
    assertThat(packet.at("/figures/receivables").asText()).isEqualTo("0.00");
    assertThat(packet.at("/totals/time").asText()).isEqualTo("1000.00");
  }

  /** Time of an earlier month that is billed now counts as worked too; a cut of a line shows as the difference. */
  @Test
  void hoursWorkedAndHoursBilledAreOfTheSameLines() {
    var matter = firm.hourlyMatter().loaded();
    billing.worked(matter, Engagement.ASSOCIATE, JUNE_15.minusMonths(1), "14.0",
        "Draft the answer to the amended complaint");
    billing.worked(matter, Engagement.ASSOCIATE, JUNE_15, "24.0", "Prepare the hearing on the motion");

    var packet = packet(matter);

    assertThat(packet.at("/figures/hoursWorked").asText()).isEqualTo("38.0");
    assertThat(packet.at("/figures/hoursBilled").asText()).isEqualTo("38.0");
    assertThat(packet.at("/totals/hours").asText()).isEqualTo("38.0");
  }

  /** The hours stand on no bill and still tell whether the fee pays. */
  @Test
  void hoursThatAFeeCoversStandWithWhatItPays() {
    var matter = firm.hourlyMatter().billedAs("SUBSCRIPTION").agreeing("monthlyFee", "2600.00")
        .agreeing("includedHours", "10.0").loaded();
    billing.worked(matter, Engagement.ASSOCIATE, JUNE_15, "8.0", "Draft the answer to the amended complaint");
    billing.worked(matter, Engagement.PARALEGAL, JUNE_15, "3.0", "Assemble the exhibits");

    var figures = packet(matter, "SUBSCRIPTION").get("figures");

    assertThat(figures.get("hoursWorked").asText()).isEqualTo("0.0");
    assertThat(figures.get("hoursBilled").asText()).isEqualTo("0.0");
    assertThat(figures.at("/profitability/hours").asText()).isEqualTo("11.0");
    assertThat(figures.at("/profitability/effectiveRate").asText()).isEqualTo("236.36");
    assertThat(figures.at("/profitability/standardValue").asText()).isEqualTo("3530.00");
    assertThat(figures.at("/profitability/hoursUsed").asText()).isEqualTo("110.0");
    assertThat(figures.at("/profitability/flag").asText()).isEqualTo("OVER");
  }

  private JsonNode packet(Engagement matter) {
    return packet(matter, "MONTHLY");
  }

  private JsonNode packet(Engagement matter, String cycle) {
    var answer = HttpCalls.to(port).as("billing-coordinator").get("/api/pre-bills/" + billing.juneOf(matter, cycle));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }
}
