package io.matterflow.prebill;

import static io.matterflow.kernel.Money.usd;

import io.matterflow.capture.ClientApproval;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Pre-bills and lines for tests without a database. */
final class PreBillFixture {

  static final LocalDate JUNE_30 = LocalDate.of(2026, 6, 30);
  static final LocalDate JUNE_15 = LocalDate.of(2026, 6, 15);

  private PreBillFixture() {}

  static PreBillLine line(int position, String hours, String rate) {
    return new PreBillLine(
        PreBillLineId.next(),
        position,
        Charge.Time.untouched(Optional.empty(), new TimekeeperId("TK06"), BilledTime.hours(hours), usd(rate),
            ClientApproval.NONE),
        JUNE_15,
        JUNE_15,
        usd("0"),
        "Draft the answer to the complaint, part " + position,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  static PreBill preBill(PreBillLine... lines) {
    return PreBill.compiled(PreBillId.next(), new MatterId("1001-0001"), new ClientId("C1001"), JUNE_30, Money.USD,
        Holder.of(Role.BILLING_COORDINATOR), Instant.parse("2026-06-30T13:00:00Z"), List.of(lines));
  }

  static LineChange hours(String hours) {
    return new LineChange(Optional.empty(), Optional.of(BilledTime.hours(hours)), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("rounded with the client"));
  }

  static LineChange narrative(String words) {
    return new LineChange(Optional.of(words), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty());
  }

  static LineChange writeDown(String amount) {
    return LineChange.writingDown(usd(amount), Optional.of("goodwill"));
  }

  static LineChange hold(boolean held) {
    return new LineChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.of(held), Optional.of("not yet discussed"));
  }
}
