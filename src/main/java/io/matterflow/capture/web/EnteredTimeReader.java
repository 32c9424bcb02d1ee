package io.matterflow.capture.web;

import io.matterflow.capture.ClientApproval;
import io.matterflow.capture.EnteredTime;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Reads time that a person entered somewhere; where a member does not fit, a stand-in takes its place and a fault is
 * noted. Members that nobody knows are overlooked: timekeeping systems send their own along.
 */
final class EnteredTimeReader {

  static final int MOST = 5000;

  private static final int ID = 200;
  private static final int NAME = 64;
  private static final int CODE = 10;
  private static final int REFERENCE = 200;
  private static final int NARRATIVE = 4000;
  private static final int WHOLE = 100;
  private static final String HOURS_OF_A_DAY = "24";
  private static final String HIGHEST_RATE = "10000";

  private EnteredTimeReader() {}

  static EnteredTime read(Members members) {
    var workDate = members.date("workDate").orElseGet(() -> members.missing("workDate", LocalDate.EPOCH));
    var hours = members.decimal("hours", false, HOURS_OF_A_DAY, 4)
        .orElseGet(() -> members.missing("hours", BigDecimal.ONE));
    return new EnteredTime(
        members.filled("system", NAME).orElse("api"),
        members.required("id", ID),
        new MatterId(members.filled("matterId", NAME).orElseGet(() -> members.missing("matterId", "?"))),
        new TimekeeperId(members.filled("timekeeperId", NAME).orElseGet(() -> members.missing("timekeeperId", "?"))),
        workDate,
        members.date("enteredDate").orElse(workDate),
        new BilledTime(hours),
        rate(members, "customRate"),
        members.whole("billedPercent", 0, WHOLE).orElse(WHOLE),
        members.flag("billable", true),
        members.text("narrative", NARRATIVE).orElse(""),
        members.filled("taskCode", CODE),
        members.filled("activityCode", CODE),
        new ClientApproval(rate(members, "approvedRate"), members.filled("preApprovalRef", REFERENCE)),
        members.filled("source", 30).orElse("MANUAL"),
        members.instant("startedAt"));
  }

  private static Optional<BigDecimal> rate(Members members, String name) {
    return members.decimal(name, false, HIGHEST_RATE, 2);
  }
}
