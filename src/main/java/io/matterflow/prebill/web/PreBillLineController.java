package io.matterflow.prebill.web;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.LineChange;
import io.matterflow.prebill.NewLine;
import io.matterflow.prebill.PreBillId;
import io.matterflow.prebill.PreBillLineId;
import io.matterflow.prebill.PreBillLines;
import io.matterflow.prebill.PreBillLines.ChangedLine;
import io.matterflow.prebill.PreBillPackets;
import io.matterflow.prebill.PreBillPackets.Packet;
import io.matterflow.prebill.PreBillProblems;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Corrections, saved line by line as they are made; each answers with the running total. */
@Tag(name = "Pre-bills")
@RestController
@RequestMapping("/api/pre-bills/{id}/lines")
class PreBillLineController {

  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  private final PreBillLines lines;
  private final PreBillPackets packets;

  PreBillLineController(PreBillLines lines, PreBillPackets packets) {
    this.lines = lines;
    this.packets = packets;
  }

  @Operation(summary = "Add a line")
  @PostMapping
  Saved add(@PathVariable UUID id, @RequestBody Addition addition, Actor actor) {
    return saved(PreBillProblems.valueOf(lines.add(new PreBillId(id), addition.line(), actor)), actor);
  }

  @Operation(summary = "Change, write down or hold a line")
  @PostMapping("/{lineId}")
  Saved change(@PathVariable UUID id, @PathVariable UUID lineId, @RequestBody Change change, Actor actor) {
    var currency = packets.currency(new PreBillId(id))
        .orElseThrow(() -> Problem.notFound("pre-bill", id));
    return saved(PreBillProblems.valueOf(
        lines.change(new PreBillId(id), new PreBillLineId(lineId), change.wanted(currency), change.version(), actor)), actor);
  }

  private Saved saved(ChangedLine changed, Actor actor) {
    var packet = packets.current(changed.preBill().id(), actor);
    return Saved.of(changed, packet);
  }

  record Addition(
      Optional<String> timekeeperId,
      Optional<LocalDate> date,
      Optional<BigDecimal> hours,
      Optional<String> narrative,
      Optional<String> taskCode,
      Optional<String> activityCode,
      Optional<String> internalNote,
      Optional<String> reason) {

    NewLine line() {
      var workDate = date.orElseThrow(() -> missing("/date"));
      if (workDate.isBefore(EARLIEST)) {
        throw Problem.malformed("No work from before %s is billed.".formatted(EARLIEST)).at("/date", "too early");
      }
      return new NewLine(
          new TimekeeperId(Fields.words(timekeeperId.orElseThrow(() -> missing("/timekeeperId")), Fields.LONGEST_ID, "/timekeeperId")),
          workDate,
          Fields.hours(hours.orElseThrow(() -> missing("/hours")), "/hours"),
          Fields.words(narrative.orElseThrow(() -> missing("/narrative")), Fields.LONGEST_NARRATIVE, "/narrative"),
          Fields.someWords(taskCode, Fields.LONGEST_CODE, "/taskCode"),
          Fields.someWords(activityCode, Fields.LONGEST_CODE, "/activityCode"),
          Fields.someWords(internalNote, Fields.LONGEST_NOTE, "/internalNote"),
          Fields.someWords(reason, Fields.LONGEST_REASON, "/reason"));
    }

    private static Problem missing(String pointer) {
      return Problem.malformed("A line needs the member %s.".formatted(pointer)).at(pointer, "missing");
    }
  }

  /** With a {@code version} the change holds for that version alone. */
  record Change(
      Optional<String> narrative,
      Optional<BigDecimal> hours,
      Optional<BigDecimal> writeDown,
      Optional<String> taskCode,
      Optional<String> activityCode,
      Optional<String> internalNote,
      Optional<Boolean> hold,
      Optional<String> reason,
      Optional<String> reasonCode,
      Optional<Integer> version) {

    LineChange wanted(Currency currency) {
      var wanted = new LineChange(
          narrative.map(words -> Fields.words(words, Fields.LONGEST_NARRATIVE, "/narrative")),
          hours.map(given -> Fields.hours(given, "/hours")),
          writeDown.map(given -> Fields.amount(given, currency, "/writeDown")),
          Fields.erasableWords(taskCode, Fields.LONGEST_CODE, "/taskCode"),
          Fields.erasableWords(activityCode, Fields.LONGEST_CODE, "/activityCode"),
          Fields.erasableWords(internalNote, Fields.LONGEST_NOTE, "/internalNote"),
          hold,
          Fields.someWords(reason, Fields.LONGEST_REASON, "/reason"),
          Fields.someWords(reasonCode, Fields.LONGEST_REASON_CODE, "/reasonCode"));
      if (wanted.isEmpty()) {
        throw Problem.malformed("Nothing is to be changed: name at least one of narrative, hours, writeDown, taskCode, "
            + "activityCode, internalNote and hold.").at("", "nothing to change");
      }
      return wanted;
    }
  }

  /** The line as it stands now, what the pre-bill comes to, and the exceptions that hold it. */
  record Saved(
      PacketView.Line line,
      int version,
      String state,
      Optional<PacketView.Totals> totals,
      List<PacketView.ExceptionView> exceptions) {

    static Saved of(ChangedLine changed, Optional<Packet> packet) {
      return new Saved(
          PacketView.Line.of(changed.line(), packet.map(Packet::names).orElse(Map.of()), packet.map(Packet::raw).orElse(Map.of())),
          changed.preBill().version(),
          changed.preBill().state().name(),
          packet.map(seen -> PacketView.Totals.of(seen.preBill())),
          packet.map(PacketView::exceptions).orElse(List.of()));
    }
  }
}
