package io.matterflow.prebill;

import io.matterflow.kernel.TimekeeperId;
import io.matterflow.notices.NoticeKind;
import io.matterflow.notices.NoticeSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells people how many pre-bills have come to them, once a day for each kind of work. */
@Component
class BillNews implements NoticeSource {

  private final JdbcPreBills preBills;
  private final Owners owners;

  BillNews(JdbcPreBills preBills, Owners owners) {
    this.preBills = preBills;
    this.owners = owners;
  }

  @Override
  public boolean knows(NoticeKind kind) {
    return kind == NoticeKind.BILL_READY || kind == NoticeKind.EXCEPTION;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Map<String, String>> tell(NoticeKind kind, TimekeeperId person, String occasion) {
    var states = kind == NoticeKind.BILL_READY
        ? List.of(PreBillState.IN_REVIEW, PreBillState.IN_APPROVAL)
        : List.of(PreBillState.WAITING_ON_TIMEKEEPER, PreBillState.EXCEPTION);
    var waiting = preBills.waitingFor(owners.whoseWorkHas(person), states);
    return Optional.of(waiting).filter(count -> count > 0)
        .map(count -> Map.of("preBills", count == 1 ? "1 pre-bill" : count + " pre-bills"));
  }
}
