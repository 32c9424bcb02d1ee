package io.matterflow.accounting;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.matterflow.accounting.Posting.Side;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.kernel.ClientId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every accounting system owes us, whoever makes it. */
public interface AccountingSystemContract {

  LocalDate DAY = LocalDate.parse("2026-07-20");

  AccountingSystem accounting();

  /** Makes the system answer as one that is out of order: what it is asked to do it surely does not. */
  void outOfOrder();

  /** Makes the system take what it is asked to and never answer. */
  void answersGetLost();

  void wellAgain();

  @Test
  default void whatIsPostedIsFoundByItsKeyAndListedToTheCent() {
    var posting = posting("6842.14");

    var id = accounting().post(posting);

    assertThat(accounting().find(posting.key())).isEqualTo(new Finding.Found(id));
    assertThat(accounting().posted(DAY, DAY)).filteredOn(posted -> posted.key().equals(posting.key())).singleElement()
        .satisfies(posted -> {
          assertThat(posted.id()).isEqualTo(id);
          assertThat(posted.on()).isEqualTo(DAY);
          assertThat(posted.total()).isEqualTo(usd("6842.14"));
          assertThat(posted.summary()).isEqualTo(posting.summary());
        });
  }

  @Test
  default void whatWasNeverPostedIsSurelyAbsent() {
    assertThat(accounting().find("issued:" + UUID.randomUUID())).isEqualTo(new Finding.Absent());
  }

  @Test
  default void otherDaysAreNotListed() {
    var posting = posting("10.00");
    accounting().post(posting);

    assertThat(accounting().posted(DAY.plusDays(1), DAY.plusDays(9))).extracting(AccountingSystem.Posted::key)
        .doesNotContain(posting.key());
    assertThat(accounting().posted(DAY.minusDays(9), DAY.minusDays(1))).extracting(AccountingSystem.Posted::key)
        .doesNotContain(posting.key());
  }

  @Test
  default void aReversalIsAnEntryOfItsOwn() {
    var posting = posting("10.00");
    accounting().post(posting);
    var reversal = new Posting("reversal:" + posting.key(), DAY, "REVERSAL",
        posting.sides().stream()
            .map(side -> new Side(side.account(), side.name(), side.client(), side.amount().negated()))
            .toList(),
        Optional.of(posting.key()));

    accounting().post(reversal);

    assertThat(accounting().posted(DAY, DAY)).extracting(AccountingSystem.Posted::key)
        .contains(posting.key(), reversal.key());
  }

  @Test
  default void whatItDidNotTakeIsNotThere() {
    var posting = posting("10.00");
    outOfOrder();

    assertThatItFails(() -> accounting().post(posting));

    wellAgain();
    assertThat(accounting().find(posting.key())).isEqualTo(new Finding.Absent());
  }

  @Test
  default void whatItTookWithoutAnAnswerIsFound() {
    var posting = posting("10.00");
    answersGetLost();

    assertThatItFails(() -> accounting().post(posting));

    wellAgain();
    assertThat(accounting().find(posting.key())).isInstanceOf(Finding.Found.class);
  }

  static void assertThatItFails(ThrowingCallable call) {
    assertThat(catchThrowable(call)).isInstanceOf(RuntimeException.class);
  }

  static Posting posting(String amount) {
    return new Posting("issued:" + UUID.randomUUID(), DAY, "INVOICE_ISSUED invoice 10001", List.of(
        new Side("1100", "Accounts receivable", Optional.of(new ClientId("C-1")), usd(amount)),
        new Side("4000", "Fee income", Optional.empty(), usd(amount).negated())), Optional.empty());
  }
}
