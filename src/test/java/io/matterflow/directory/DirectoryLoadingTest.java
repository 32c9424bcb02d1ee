package io.matterflow.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.directory.Client.SmsConsent;
import io.matterflow.directory.DirectoryLoading.Rejection;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryLoadingTest {

  private final DirectoryOnH2 firm = new DirectoryOnH2();

  @Test
  void takesTheSampleFirmWhole() {
    var loaded = firm.load(DirectoryOnH2.sampleFirm());

    assertThat(loaded.rejected()).isEmpty();
    assertThat(loaded).extracting("timekeepers", "clients", "matters").containsExactly(12, 15, 40);
    assertThat(firm.directory.firm().zone()).isEqualTo(ZoneId.of("America/Chicago"));
    assertThat(firm.directory.timekeepers()).hasSize(12);
    assertThat(firm.directory.matters()).hasSize(40);
    assertThat(firm.trail).hasSize(1 + 12 + 15 + 40);
    assertThat(firm.news).singleElement().isEqualTo(new DirectoryLoaded(firm.directory.timekeepers()));
  }

  @Test
  void tellsTheOthersWhichTimekeepersChanged() {
    firm.load(DirectoryOnH2.sampleFirm());
    firm.news.clear();
    var document = (ObjectNode) DirectoryOnH2.sampleFirm();
    ((ObjectNode) document.at("/firm/timekeepers/4")).put("active", false);

    firm.load(document);

    assertThat(firm.news)
        .containsExactly(new DirectoryLoaded(List.of(firm.directory.required(new TimekeeperId("TK05")))));
  }

  @Test
  void readsAMatterInTheWordsOfTheFirm() {
    firm.load(DirectoryOnH2.sampleFirm());

    var matter = firm.directory.required(new MatterId("1001-0001"));

    assertThat(matter.client()).isEqualTo(new ClientId("C1001"));
    assertThat(matter.courtDocket()).contains("25-cv-10001");
    assertThat(matter.originatingAttorney()).isEqualTo(new TimekeeperId("TK01"));
    assertThat(matter.billingPartner()).isEqualTo(new TimekeeperId("TK01"));
    assertThat(matter.team()).hasSize(4).contains(new TimekeeperId("TK11"));
    assertThat(matter.excludedActivities()).isEqualTo(Set.of("A110"));
    assertThat(matter.billingCycle()).contains("MONTHLY");
    assertThat(matter.trustFunded()).isTrue();
    assertThat(matter.isEnrolledOn(LocalDate.of(2020, 1, 1))).isTrue();
  }

  @Test
  void readsTheTermsOfEachArrangement() {
    firm.load(DirectoryOnH2.sampleFirm());

    var flat = terms("1002-0002");
    assertThat(flat.fee()).contains(new BigDecimal("7000.00"));
    assertThat(flat.milestones()).extracting(milestone -> milestone.key())
        .containsExactly("engagement", "draft-delivered", "completion");
    assertThat(flat.milestone(" DRAFT delivered").orElseThrow().amount()).isEqualTo("2450.00");
    assertThat(terms("1002-0003").monthlyFee()).contains(new BigDecimal("2600.00"));
    assertThat(terms("1002-0003").includedHours()).contains(new BigDecimal("12.0"));
    assertThat(terms("1001-0003").cap()).contains(new BigDecimal("41000.00"));
    assertThat(terms("1005-0003").blendedRate()).contains(new BigDecimal("395.00"));
    assertThat(terms("1005-0002").discountPercent()).contains(new BigDecimal("40"));
    assertThat(terms("1005-0002").successFeePercent()).contains(new BigDecimal("12"));
    assertThat(terms("1008-0002").contingencyPercent()).contains(new BigDecimal("33.33"));
    assertThat(terms("1008-0002").costsFirst()).isTrue();
    assertThat(terms("1011-0001")).isEqualTo(BillingTerms.NONE);
  }

  private BillingTerms terms(String matter) {
    return firm.directory.required(new MatterId(matter)).terms();
  }

  @Test
  void readsAClientAndATimekeeper() {
    firm.load(DirectoryOnH2.sampleFirm());

    var client = firm.directory.required(new ClientId("C1001"));
    var timekeeper = firm.directory.required(new TimekeeperId("TK11"));

    assertThat(client.billingContacts()).hasSize(1);
    assertThat(client.smsConsent()).isEqualTo(new SmsConsent(true, Optional.empty(), Optional.empty()));
    assertThat(client.paymentTermsDays()).isEqualTo(60);
    var guidelines = client.guidelines().orElseThrow();
    assertThat(guidelines.increment()).contains(new BigDecimal("0.1"));
    assertThat(guidelines.maxHoursPerDay()).contains(new BigDecimal("10"));
    assertThat(guidelines.staleDays()).contains(90);
    assertThat(guidelines.utbmsRequired()).contains(true);
    assertThat(guidelines.roster().orElseThrow()).hasSize(11).doesNotContain(new TimekeeperId("TK05"));
    assertThat(guidelines.autoCut()).isEmpty();
    assertThat(firm.directory.required(new ClientId("C1006")).guidelines()).isEmpty();
    assertThat(timekeeper.displayName()).isEqualTo("Jana Novak");
    assertThat(timekeeper.admittedOn()).isEmpty();
    assertThat(timekeeper.defaultRate()).contains(Money.usd("190"));
  }

  @Test
  void changesNothingWhenToldTheSameAgain() {
    firm.load(DirectoryOnH2.sampleFirm());
    firm.trail.clear();
    firm.news.clear();

    var again = firm.load(DirectoryOnH2.sampleFirm());

    assertThat(again).extracting("timekeepers", "clients", "matters").containsExactly(12, 15, 40);
    assertThat(firm.trail).isEmpty();
    assertThat(firm.news).isEmpty();
  }

  @Test
  void takesTheOrderOfMembersAndAnExplicitNullForTheSame() {
    firm.load("""
        {"clients": [{"id": "C1", "name": "Ash", "delivery": "EMAIL", "paymentTermsDays": 30, "taxJurisdiction": null}]}""");
    firm.trail.clear();

    firm.load("""
        {"clients": [{"paymentTermsDays": 30, "delivery": "EMAIL", "name": "Ash", "id": "C1"}]}""");

    assertThat(firm.trail).isEmpty();
  }

  @Test
  void recordsWhatChangedWithoutNamingPeople() {
    firm.load(DirectoryOnH2.sampleFirm());
    firm.trail.clear();
    var document = (ObjectNode) DirectoryOnH2.sampleFirm();
    ((ObjectNode) document.at("/clients/0")).put("delivery", "EMAIL").put("name", "Bluewater Logistics SE");

    firm.load(document);

    assertThat(firm.trail).singleElement().satisfies(entry -> {
      assertThat(entry.entity()).isEqualTo("client");
      assertThat(entry.entityId()).isEqualTo("C1001");
      assertThat(entry.before()).containsOnly(Map.entry("delivery", "LEDES_PORTAL"));
      assertThat(entry.after()).containsOnly(
          Map.entry("changed", "delivery name"), Map.entry("delivery", "EMAIL"));
    });
    assertThat(firm.directory.required(new ClientId("C1001")).name()).isEqualTo("Bluewater Logistics SE");
  }

  @Test
  void rejectsABadItemAndTakesTheOthers() {
    var document = (ObjectNode) DirectoryOnH2.sampleFirm();
    ((ObjectNode) document.at("/clients/1")).put("paymentTermsDays", -1);
    ((ObjectNode) document.at("/firm/timekeepers/11")).put("admittedOn", "2026-02-30");

    var loaded = firm.load(document);

    assertThat(loaded.timekeepers()).isEqualTo(11);
    assertThat(loaded.clients()).isEqualTo(14);
    assertThat(firm.directory.client(new ClientId("C1002"))).isEmpty();
    assertThat(firm.directory.timekeeper(new TimekeeperId("TK12"))).isEmpty();
    assertThat(loaded.rejected()).contains(
        new Rejection("/firm/timekeepers/11/admittedOn", "admittedOn must be a day of the calendar as YYYY-MM-DD."),
        new Rejection("/clients/1/paymentTermsDays", "paymentTermsDays must be a whole number from 0 to 730."),
        new Rejection("/matters/3/clientId", "There is no client C1002 in the directory."));
  }

  @Test
  void rejectsAMatterWhoseTeamIsUnknown() {
    var document = (ObjectNode) DirectoryOnH2.sampleFirm();
    ((ArrayNode) document.at("/matters/0/team")).add("TK99");

    var loaded = firm.load(document);

    assertThat(loaded.rejected())
        .containsExactly(new Rejection("/matters/0/team/4", "There is no timekeeper TK99 in the directory."));
    assertThat(loaded.matters()).isEqualTo(39);
    assertThat(firm.jdbc.sql("select count(*) from directory_matter_key where matter_id = '1001-0001'")
        .query(Integer.class).single()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "C1002, 60, C1003, 40, '', ''",
    "C1002, 60, C1003, 39.99, '', 'payers must share 100 percent, and share 99.99.'",
    "C1002, 60, C1002, 40, '', 'payers must name each payer once.'",
    "C1002, 100, C1003, 0, /1/percent, 'percent must be more than 0, with at most 6 decimals.'",
    "C1002, 60, C9999, 40, /1/clientId, 'There is no client C9999 in the directory.'",
  })
  void payersShareTheWholeAndAreKnown(
      String first, String percent, String second, String rest, String pointer, String problem) {
    var document = (ObjectNode) DirectoryOnH2.sampleFirm();
    var payers = ((ObjectNode) document.at("/matters/0/billingTerms")).putArray("payers");
    payers.addObject().put("clientId", first).put("percent", percent);
    payers.addObject().put("clientId", second).put("percent", rest);

    var loaded = firm.load(document);

    if (problem.isEmpty()) {
      assertThat(loaded.rejected()).isEmpty();
      assertThat(terms("1001-0001").payers()).extracting(payer -> payer.client().value())
          .containsExactly(first, second);
    } else {
      assertThat(loaded.rejected()).containsExactly(new Rejection("/matters/0/billingTerms/payers" + pointer, problem));
    }
  }

  /** A matter on a cycle that no run bills would never see a bill. */
  @Test
  void rejectsABillingCycleThatNobodyRuns() {
    var document = (ObjectNode) DirectoryOnH2.sampleFirm();
    ((ObjectNode) document.at("/matters/0/billingTerms")).put("cycle", "SOMETIMES");

    var loaded = firm.load(document);

    assertThat(loaded.rejected()).containsExactly(new Rejection("/matters/0/billingTerms/cycle", "cycle must be one of "
        + "[MONTHLY, BIWEEKLY, QUARTERLY, MILESTONE, COMPLETION, SUBSCRIPTION, THRESHOLD, REPLENISHMENT]."));
  }

  @Test
  void rejectsTheSecondOfTwoItemsWithOneId() {
    var document = (ObjectNode) DirectoryOnH2.sampleFirm();
    ((ArrayNode) document.at("/clients")).add(document.at("/clients/0").deepCopy());

    var loaded = firm.load(document);

    assertThat(loaded.rejected())
        .containsExactly(new Rejection("/clients/15/id", "C1001 stands in the request twice."));
  }

  @Test
  void readsWhatTheInterfaceAllowsBeyondTheSamples() {
    firm.load(DirectoryOnH2.sampleFirm());

    var loaded = firm.load("""
        {"clients": [{"id": "C9", "name": "Alder", "delivery": "EMAIL", "paymentTermsDays": 14,
            "billingContact": {"name": "Ann Alder", "email": "ann@alder.example", "phone": "(312) 555-0142 ext. 7"},
            "billingContacts": [{"name": "Bo Alder", "email": "bo@alder.example"}],
            "smsConsent": {"given": true, "source": "engagement letter", "date": "2026-01-05"}}],
         "matters": [{"id": "9-1", "clientId": "C9", "name": "Alder v. Elm", "status": "OPEN", "billingModel": "HOURLY",
            "originatingAttorney": "TK01", "responsibleAttorney": "TK02", "billingPartner": "TK03", "team": ["TK06"],
            "increment": "0.1", "jurisdiction": "IL", "office": "Chicago", "source": "clio", "enrolledFrom": "2026-07-01",
            "trust": {"account": "IOLTA-1", "evergreenTarget": "5000.00"}}]}""");

    assertThat(loaded.rejected()).isEmpty();
    var client = firm.directory.required(new ClientId("C9"));
    assertThat(client.billingContacts()).hasSize(2);
    assertThat(client.billingContacts().get(0).phone()).contains("+13125550142");
    assertThat(client.smsConsent())
        .isEqualTo(new SmsConsent(true, Optional.of("engagement letter"), Optional.of(LocalDate.of(2026, 1, 5))));
    var matter = firm.directory.required(new MatterId("9-1"));
    assertThat(matter.billingPartner()).isEqualTo(new TimekeeperId("TK03"));
    assertThat(matter.isEnrolledOn(LocalDate.of(2026, 6, 30))).isFalse();
    assertThat(matter.isEnrolledOn(LocalDate.of(2026, 7, 1))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      name                | "line\\nbreak"                       | /matters/0/name
      name                | 7                                    | /matters/0/name
      id                  | "one two"                            | /matters/0/id
      status              | "SLEEPING"                           | /matters/0/status
      billingModel        | "${x}"                               | /matters/0/billingModel
      increment           | "0"                                  | /matters/0/increment
      increment           | "1e1"                                | /matters/0/increment
      team                | "TK01"                               | /matters/0/team
      contacts            | ["a@b.example", "c"]                 | /matters/0/contacts/1
      rates               | [{"scope":"ALL","rate":"-1.00"}]     | /matters/0/rates/0/rate
      rates               | [{"scope":"ALL","rate":"1.001"}]     | /matters/0/rates/0/rate
      rates               | [{"scope":"ALL","rate":"99999999999"}] | /matters/0/rates/0/rate
      rates               | [{"scope":"TIMEKEEPER","rate":"1"}]  | /matters/0/rates/0/timekeeperId
      rates               | [{"scope":"TIMEKEEPER","timekeeperId":"TK98","rate":"1"}] | /matters/0/rates/0/timekeeperId
      billingTerms        | {"cycle":"every month"}              | /matters/0/billingTerms/cycle
      billingTerms        | {"milestones":[{"name":"Filing"}]}   | /matters/0/billingTerms/milestones/0/amount
      billingTerms        | {"milestones":[{"name":"A b","amount":"1"},{"name":"a-B","amount":"1"}]} | /matters/0/billingTerms/milestones
      billingTerms        | {"monthlyFee":"-1"}                  | /matters/0/billingTerms/monthlyFee
      billingTerms        | {"percent":"101"}                    | /matters/0/billingTerms/percent
      billingTerms        | {"anchor":"monthly"}                 | /matters/0/billingTerms/anchor
      enrolledFrom        | "2026-02-30"                         | /matters/0/enrolledFrom
      billingPartner      | "TK98"                               | /matters/0/billingPartner
      """)
  void saysWhereAMatterIsWrong(String member, String value, String pointer) {
    var document = (ObjectNode) DirectoryOnH2.sampleFirm();
    ((ObjectNode) document.at("/matters/0")).set(member, ReferenceData.tree(value));

    var loaded = firm.load(document);

    assertThat(loaded.rejected()).extracting(Rejection::pointer).containsExactly(pointer);
    assertThat(loaded.matters()).isEqualTo(39);
  }

  @Test
  void isANamelessFirmBeforeTheFirstLoad() {
    assertThat(firm.directory.firm().name()).isEmpty();
    assertThat(firm.directory.firm().zone().getId()).isEqualTo("Z");
    assertThat(firm.load("{}")).extracting("timekeepers", "clients", "matters").containsExactly(0, 0, 0);
    assertThat(firm.news).isEmpty();
  }

  @Test
  void seesAChangeOfTheFirmAtOnce() {
    assertThat(firm.directory.firm().name()).isEmpty();

    firm.load("""
        {"firm": {"name": "Harrow & Pike LLP", "timezone": "America/Chicago"}}""");
    assertThat(firm.directory.firm().name()).isEqualTo("Harrow & Pike LLP");

    firm.load("""
        {"firm": {"name": "Harrow LLP", "timezone": "America/New_York"}}""");
    assertThat(firm.directory.firm().name()).isEqualTo("Harrow LLP");
    assertThat(firm.directory.firm().zone()).isEqualTo(ZoneId.of("America/New_York"));
  }

  @Test
  void takesTimekeepersWithoutTheFirm() {
    firm.load(DirectoryOnH2.sampleFirm());

    var loaded = firm.load("""
        {"firm": {"timekeepers": [{"id": "TK90", "lastName": "Roe", "firstName": "Jo", "classification": "ASSOC",
            "defaultRate": "300.00", "email": "jo.roe@harrowpike.example"}]}}""");

    assertThat(loaded.rejected()).isEmpty();
    assertThat(loaded.timekeepers()).isEqualTo(1);
    assertThat(firm.directory.firm().name()).isEqualTo("Harrow & Pike LLP");
  }
}
