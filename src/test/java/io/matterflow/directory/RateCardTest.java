package io.matterflow.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.directory.RateCard.RateSource;
import io.matterflow.directory.RateCard.ResolvedRate;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateCardTest {

  private final DirectoryOnH2 firm = DirectoryOnH2.withTheSampleFirm();

  @Test
  void givesTheLabelledRateOfAllThreeHundredSamples() {
    var labels = DirectoryOnH2.sample("time-entries.expected.json");
    var entries = DirectoryOnH2.sample("time-entries.json").get("entries");

    assertThat(entries).hasSize(300);
    for (var entry : entries) {
      var label = labels.get(entry.get("id").asText());
      var resolved = entry.hasNonNull("customRate")
          ? new ResolvedRate(Money.usd(entry.get("customRate").asText()), RateSource.ENTRY_CUSTOM)
          : rate(entry.get("matterId").asText(), entry.get("timekeeperId").asText(), date(entry)).orElseThrow();
      assertThat(resolved)
          .as(entry.get("id").asText())
          .isEqualTo(new ResolvedRate(
              Money.usd(label.get("rate").asText()), RateSource.valueOf(label.get("rateSource").asText())));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-01, 640.00",
    "2026-05-02, 655.00",
    "2026-06-30, 655.00",
  })
  void takesTheRateInForceOnTheDayOfTheWork(LocalDate workDate, String rate) {
    assertThat(rate("1001-0001", "TK01", workDate))
        .contains(new ResolvedRate(Money.usd(rate), RateSource.CLIENT_TIMEKEEPER));
  }

  @Test
  void fallsBackToTheTimekeepersOwnRateBeforeANegotiatedOneBegins() {
    assertThat(rate("1001-0001", "TK01", LocalDate.of(2025, 12, 31)))
        .contains(new ResolvedRate(Money.usd("630"), RateSource.TIMEKEEPER_DEFAULT));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      MATTER_TIMEKEEPER     | 101 | {"blended": false, "matter": [101, 102, 103], "client": [104, 105, 106]}
      MATTER_CLASSIFICATION | 102 | {"blended": false, "matter": [0, 102, 103],   "client": [104, 105, 106]}
      MATTER_ALL            | 103 | {"blended": false, "matter": [0, 0, 103],     "client": [104, 105, 106]}
      CLIENT_TIMEKEEPER     | 104 | {"blended": false, "matter": [0, 0, 0],       "client": [104, 105, 106]}
      CLIENT_CLASSIFICATION | 105 | {"blended": false, "matter": [0, 0, 0],       "client": [0, 105, 106]}
      CLIENT_ALL            | 106 | {"blended": false, "matter": [0, 0, 0],       "client": [0, 0, 106]}
      TIMEKEEPER_DEFAULT    | 190 | {"blended": false, "matter": [0, 0, 0],       "client": [0, 0, 0]}
      BLENDED               | 100 | {"blended": true,  "matter": [101, 102, 103], "client": [104, 105, 106]}
      """)
  void letsTheStrongestLevelWin(RateSource source, String rate, String levels) {
    var given = ReferenceData.tree(levels);
    load(rates(given.get("client")), rates(given.get("matter")),
        given.get("blended").asBoolean() ? "\"100.00\"" : "null");

    assertThat(rate("9-1", "TK11", LocalDate.of(2026, 6, 1))).contains(new ResolvedRate(Money.usd(rate), source));
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {
    "2026-05-01, 2026-01-01",
    "2026-05-02, 2026-05-02",
    "2025-12-31, -",
  })
  void tellsSinceWhenTheRuleHolds(LocalDate workDate, LocalDate since) {
    assertThat(resolved("1001-0001", "TK01", workDate).orElseThrow().since()).isEqualTo(Optional.ofNullable(since));
  }

  @Test
  void endsARateAfterItsLastDay() {
    load("", """
        {"scope": "ALL", "rate": "300.00", "effectiveFrom": "2026-01-01", "effectiveTo": "2026-03-31"}""", "null");

    assertThat(rate("9-1", "TK11", LocalDate.of(2026, 3, 31)).map(ResolvedRate::source))
        .contains(RateSource.MATTER_ALL);
    assertThat(rate("9-1", "TK11", LocalDate.of(2026, 4, 1)).map(ResolvedRate::source))
        .contains(RateSource.TIMEKEEPER_DEFAULT);
  }

  @Test
  void takesTheHigherOfTwoRatesOfOneDay() {
    load("", """
        {"scope": "ALL", "rate": "310.00", "effectiveFrom": "2026-01-01"},
        {"scope": "ALL", "rate": "300.00", "effectiveFrom": "2026-01-01"}""", "null");

    assertThat(rate("9-1", "TK11", LocalDate.of(2026, 3, 31))).map(ResolvedRate::rate).contains(Money.usd("310"));
  }

  @Test
  void knowsTheFirmsRateOfAClassificationForATimekeeperWithoutARate() {
    firm.load("""
        {"firm": {"name": "Harrow & Pike LLP", "timezone": "America/Chicago",
           "rates": [{"scope": "CLASSIFICATION", "classification": "PARALG", "rate": "175.00"}],
           "timekeepers": [{"id": "TK90", "lastName": "Roe", "firstName": "Jo", "classification": "PARALG",
              "email": "jo.roe@harrowpike.example"}]}}""");

    assertThat(rate("1002-0002", "TK90", LocalDate.of(2026, 6, 1)))
        .contains(new ResolvedRate(Money.usd("175"), RateSource.FIRM_DEFAULT));
  }

  @Test
  void namesNoRateWhereNoRuleDoes() {
    firm.load("""
        {"firm": {"name": "Harrow & Pike LLP", "timezone": "America/Chicago",
           "timekeepers": [{"id": "TK91", "lastName": "Roe", "firstName": "Al", "classification": "PARALG",
              "email": "al.roe@harrowpike.example"}]}}""");

    assertThat(rate("1002-0002", "TK91", LocalDate.of(2026, 6, 1))).isEmpty();
    assertThat(rate("1002-0002", "TK92", LocalDate.of(2026, 6, 1))).isEmpty();
    assertThat(rate("no-such-matter", "TK01", LocalDate.of(2026, 6, 1))).isEmpty();
  }

  @Test
  void neverTakesARateInAnotherCurrencyThanTheClients() {
    firm.load("""
        {"clients": [{"id": "C8", "name": "Zola", "delivery": "EMAIL", "paymentTermsDays": 30, "currency": "EUR"}],
         "matters": [{"id": "8-1", "clientId": "C8", "name": "Zola contract", "status": "OPEN", "billingModel": "HOURLY",
            "originatingAttorney": "TK01", "responsibleAttorney": "TK01", "team": ["TK01"], "increment": "0.1"}]}""");

    assertThat(rate("8-1", "TK01", LocalDate.of(2026, 6, 1))).isEmpty();
  }

  private Optional<ResolvedRate> rate(String matter, String timekeeper, LocalDate workDate) {
    return resolved(matter, timekeeper, workDate).map(found -> new ResolvedRate(found.rate(), found.source()));
  }

  private Optional<ResolvedRate> resolved(String matter, String timekeeper, LocalDate workDate) {
    return firm.rates.rate(new MatterId(matter), new TimekeeperId(timekeeper), workDate);
  }

  private void load(String clientRates, String matterRates, String blended) {
    var loaded = firm.load("""
        {"clients": [{"id": "C9", "name": "Alder", "delivery": "EMAIL", "paymentTermsDays": 30, "rates": [%s]}],
         "matters": [{"id": "9-1", "clientId": "C9", "name": "Alder lease", "status": "OPEN", "billingModel": "HOURLY",
            "originatingAttorney": "TK01", "responsibleAttorney": "TK01", "team": ["TK01"], "increment": "0.1",
            "rates": [%s], "billingTerms": {"blendedRate": %s}}]}""".formatted(clientRates, matterRates, blended));
    assertThat(loaded.rejected()).isEmpty();
  }

  /** Rates for the timekeeper, the classification and everybody; 0 stands for none. */
  private static String rates(JsonNode figures) {
    var scopes = new String[] {
      "\"scope\": \"TIMEKEEPER\", \"timekeeperId\": \"TK11\"",
      "\"scope\": \"CLASSIFICATION\", \"classification\": \"PARALG\"",
      "\"scope\": \"ALL\""
    };
    var rates = new ArrayList<String>();
    for (int level = 0; level < scopes.length; level++) {
      if (figures.get(level).asInt() > 0) {
        rates.add("{%s, \"rate\": \"%d.00\", \"effectiveFrom\": \"2026-01-01\"}"
            .formatted(scopes[level], figures.get(level).asInt()));
      }
    }
    return String.join(",", rates);
  }

  private static LocalDate date(JsonNode entry) {
    return LocalDate.parse(entry.get("workDate").asText());
  }
}
