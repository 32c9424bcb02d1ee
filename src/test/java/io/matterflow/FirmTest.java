package io.matterflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.directory.Client.Delivery;
import io.matterflow.directory.MatterLookup;
import io.matterflow.directory.RateCard;
import io.matterflow.directory.RateCard.RateSource;
import io.matterflow.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What other tests rely on when they ask for a matter of their own. */
@ProductTest
@Tag("both-databases")
class FirmTest {

  @Autowired private Firm firm;
  @Autowired private MatterLookup lookup;
  @Autowired private RateCard rates;

  @Test
  void isFoundByItsOwnAddressesAndNoOther() {
    var one = firm.hourlyMatter().loaded();
    var other = firm.hourlyMatter().loaded();

    assertThat(lookup.byMailTag(List.of(one.mailTag()))).containsExactly(one.id());
    assertThat(lookup.byMatterContact(List.of(one.contactAddress()), List.of())).containsExactly(one.id());
    assertThat(lookup.byNumberIn("RE: [" + other.number() + "] draft")).containsExactly(other.id());
    assertThat(lookup.byNameIn("about " + other.matter().name())).containsExactly(other.id());
    assertThat(lookup.clientsByDomain(List.of(one.domain()))).containsExactly(one.clientId());
  }

  @Test
  void isMadeAsTheTestAsks() {
    var engagement = firm.hourlyMatter().deliveredBy(Delivery.PAPER).withSmsConsent().at("400.00").closed().loaded();

    assertThat(engagement.client().delivery()).isEqualTo(Delivery.PAPER);
    assertThat(engagement.client().smsConsent().given()).isTrue();
    assertThat(engagement.billingMobile()).startsWith("+1312557");
    assertThat(engagement.matter().isOpen()).isFalse();
    assertThat(rates.rate(engagement.id(), Engagement.ASSOCIATE, LocalDate.of(2026, 6, 30)))
        .hasValueSatisfying(rate -> {
          assertThat(rate.rate()).isEqualTo(Money.usd("400"));
          assertThat(rate.source()).isEqualTo(RateSource.MATTER_ALL);
        });
  }

  @Test
  void givesAClientASecondMatter() {
    var first = firm.hourlyMatter().loaded();
    var second = firm.hourlyMatter().ofTheClientOf(first).loaded();

    assertThat(lookup.mattersOf(List.of(first.clientId()))).containsExactly(first.matter(), second.matter());
    assertThat(lookup.byMatterContact(List.of(first.contactAddress()), List.of())).containsExactly(first.id(),
        second.id());
  }
}
