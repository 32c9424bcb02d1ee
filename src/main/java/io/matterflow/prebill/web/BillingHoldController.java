package io.matterflow.prebill.web;

import io.matterflow.kernel.Actor;
import io.matterflow.prebill.BillingHold;
import io.matterflow.prebill.BillingHolds;
import io.matterflow.prebill.Holder;
import io.matterflow.prebill.Owners;
import io.matterflow.prebill.PreBill;
import io.matterflow.prebill.PreBillProblems;
import io.matterflow.prebill.PreBillState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Keeps the bills of a matter back, and lets them go. */
@Tag(name = "Pre-bills")
@RestController
@RequestMapping("/api/matters/{matterId}/billing-hold")
class BillingHoldController {

  private final BillingHolds holds;
  private final VisibleMatters matters;
  private final Owners owners;

  BillingHoldController(BillingHolds holds, VisibleMatters matters, Owners owners) {
    this.holds = holds;
    this.matters = matters;
    this.owners = owners;
  }

  @Operation(summary = "Keep the bills of a matter back through a day")
  @PostMapping
  Placed place(@PathVariable String matterId, @RequestBody Placing placing, Actor actor) {
    var hold = PreBillProblems.valueOf(
        holds.place(matters.seen(matterId, actor), placing.words(), placing.lastDay(), actor));
    return Placed.of(hold,
        holds.onTheirWay(hold.matter()).stream().map(preBill -> KeptBack.of(preBill, owners.of(preBill))).toList());
  }

  @Operation(summary = "End a hold before its last day")
  @PostMapping("/release")
  HoldView lift(@PathVariable String matterId, @RequestBody Lifting lifting, Actor actor) {
    return HoldView.of(PreBillProblems.valueOf(holds.lift(matters.seen(matterId, actor), lifting.words(), actor)));
  }

  record Placing(Optional<String> reason, Optional<LocalDate> until) {

    String words() {
      return Fields.words(Fields.required(reason, "/reason", "why the bills are kept back"), Fields.LONGEST_REASON,
          "/reason");
    }

    LocalDate lastDay() {
      return Fields.required(until, "/until", "the last day of the hold, such as 2026-07-31");
    }
  }

  record Lifting(Optional<String> reason) {

    String words() {
      return Fields.words(Fields.required(reason, "/reason", "why the bills go on"), Fields.LONGEST_REASON, "/reason");
    }
  }

  /** The hold, and the pre-bills that it found under way: none of them becomes an invoice while it stands. */
  record Placed(
      String matterId,
      String reason,
      LocalDate until,
      String placedBy,
      Instant since,
      List<KeptBack> preBillsKeptBack) {

    static Placed of(BillingHold hold, List<KeptBack> onTheirWay) {
      return new Placed(hold.matter().value(), hold.reason(), hold.until(), hold.placedBy().value(), hold.placedAt(),
          onTheirWay);
    }
  }

  record KeptBack(String id, String number, PreBillState state, String owner) {

    static KeptBack of(PreBill preBill, Holder owner) {
      return new KeptBack(preBill.id().toString(), preBill.number(), preBill.state(), owner.name());
    }
  }

  record HoldView(
      String matterId,
      String reason,
      LocalDate until,
      String placedBy,
      Instant since,
      Optional<Instant> releasedAt) {

    static HoldView of(BillingHold hold) {
      return new HoldView(hold.matter().value(), hold.reason(), hold.until(), hold.placedBy().value(), hold.placedAt(),
          hold.releasedAt());
    }
  }
}
