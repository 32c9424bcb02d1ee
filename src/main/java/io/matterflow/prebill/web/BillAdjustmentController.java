package io.matterflow.prebill.web;

import io.matterflow.kernel.Actor;
import io.matterflow.prebill.Adjustment.Kind;
import io.matterflow.prebill.AdjustmentReasons;
import io.matterflow.prebill.AdjustmentReasons.Listed;
import io.matterflow.prebill.BillAdjustments;
import io.matterflow.prebill.BillAdjustments.Wanted;
import io.matterflow.prebill.PreBill;
import io.matterflow.prebill.PreBillId;
import io.matterflow.prebill.PreBillPackets;
import io.matterflow.prebill.PreBillProblems;
import io.matterflow.prebill.Reason;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Discounts and courtesies on a bill as a whole, and the reasons that the firm lists. */
@Tag(name = "Pre-bills")
@RestController
class BillAdjustmentController {

  private final BillAdjustments adjustments;
  private final AdjustmentReasons reasons;
  private final PreBillPackets packets;

  BillAdjustmentController(BillAdjustments adjustments, AdjustmentReasons reasons, PreBillPackets packets) {
    this.adjustments = adjustments;
    this.reasons = reasons;
    this.packets = packets;
  }

  @Operation(summary = "Take a discount or a courtesy off the bill, in the place of the one before")
  @PostMapping("/api/pre-bills/{id}/adjustments")
  Adjusted adjust(@PathVariable UUID id, @RequestBody Adjusting adjusting, Actor actor) {
    var currency = packets.currency(new PreBillId(id)).orElseThrow(() -> Problem.notFound("pre-bill", id));
    return Adjusted.of(
        PreBillProblems.valueOf(adjustments.adjust(new PreBillId(id), adjusting.wanted(currency), actor)));
  }

  @Operation(summary = "List the reasons for an adjustment")
  @GetMapping("/api/adjustment-reasons")
  Page<Listed> reasons(@RequestParam Kind kind) {
    return Page.of(reasons.of(kind));
  }

  record Adjusting(
      Optional<Kind> kind,
      Optional<BigDecimal> amount,
      Optional<String> reasonCode,
      Optional<String> reason,
      Optional<Integer> version) {

    Wanted wanted(Currency currency) {
      return new Wanted(
          kind.orElseThrow(() -> Problem.malformed("Say what is given: DISCOUNT or COURTESY.").at("/kind", "missing")),
          Fields.amount(
              amount.orElseThrow(() -> Problem.malformed("Say how much is taken off.").at("/amount", "missing")),
              currency, "/amount"),
          new Reason(Fields.someWords(reasonCode, Fields.LONGEST_REASON_CODE, "/reasonCode"),
              Fields.someWords(reason, Fields.LONGEST_REASON, "/reason")),
          version);
    }
  }

  /** Where the bill stands after it. */
  record Adjusted(String id, int version, String state, PacketView.Totals totals) {

    static Adjusted of(PreBill preBill) {
      return new Adjusted(preBill.id().toString(), preBill.version(), preBill.state().name(),
          PacketView.Totals.of(preBill));
    }
  }
}
