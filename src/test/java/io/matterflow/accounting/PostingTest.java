package io.matterflow.accounting;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.matterflow.accounting.Posting.Side;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostingTest {

  /** A row of the map that names such an account is refused before anything leaves the house. */
  @ParameterizedTest
  @CsvSource({"T100, Operating cash", "t200, Client liability", "T200.1001-0001, Clients", "1000, Trust bank",
      "1000, Bank (IOLTA)",
      "1000, CLIENT TRUST ACCOUNT", "trust, Cash"})
  void noAccountOfTrustMoneyIsPostedTo(String number, String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> posting(side(number, name, "10.00"), side("4000", "Fee income", "-10.00")))
        .withMessageContaining("trust money");
  }

  @ParameterizedTest
  @CsvSource({"1000, Operating cash", "T-1000, Tax", "1000, Trustworthy partners", "4000, Fee income"})
  void otherAccountsAre(String number, String name) {
    assertThat(posting(side(number, name, "10.00"), side("2100", "Unapplied", "-10.00")).total())
        .isEqualTo(usd("10.00"));
  }

  @Test
  void aCentTooMuchIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> posting(side("1000", "Cash", "10.00"), side("2100", "Unapplied", "-9.99")))
        .withMessageContaining("not balanced");
  }

  private static Posting posting(Side... sides) {
    return new Posting("key", LocalDate.parse("2026-07-20"), "memo", List.of(sides), Optional.empty());
  }

  private static Side side(String number, String name, String amount) {
    return new Side(number, name, Optional.empty(), usd(amount));
  }
}
