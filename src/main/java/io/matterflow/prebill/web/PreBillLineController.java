package io.matterflow.prebill.web;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.Answer;
import io.matterflow.prebill.LineActs;
import io.matterflow.prebill.LineActs.Split;
import io.matterflow.prebill.LineActs.Transfer;
import io.matterflow.prebill.LineChange;
import io.matterflow.prebill.NewLine;
import io.matterflow.prebill.PreBillId;
import io.matterflow.prebill.PreBillLineId;
import io.matterflow.prebill.PreBillLines;
import io.matterflow.prebill.PreBillLines.ChangedLine;
import io.matterflow.prebill.PreBillPackets;
import io.matterflow.prebill.PreBillPackets.Packet;
import io.matterflow.prebill.PreBillProblems;
import io.matterflow.prebill.Reason;
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
import java.util.stream.Stream;
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
  private final LineActs acts;
  private final PreBillPackets packets;

  PreBillLineController(PreBillLines lines, LineActs acts, PreBillPackets packets) {
    this.lines = lines;
    this.acts = acts;
    this.packets = packets;
  }

  @Operation(summary = "Add a line")
  @PostMapping
  Saved add(@PathVariable UUID id, @RequestBody Addition addition, Actor actor) {
    return saved(PreBillProblems.valueOf(lines.add(new PreBillId(id), addition.line(), actor)), actor);
  }

  @Operation(summary = "Change, write down, hold, transfer or split a line")
  @PostMapping("/{lineId}")
  Saved change(@PathVariable UUID id, @PathVariable UUID lineId, @RequestBody Change change, Actor actor) {
    var currency = packets.currency(new PreBillId(id))
        .orElseThrow(() -> Problem.notFound("pre-bill", id));
    return saved(PreBillProblems.valueOf(done(new PreBillId(id), new PreBillLineId(lineId), change, currency, actor)),
        actor);
  }

  private Answer<ChangedLine> done(PreBillId id, PreBillLineId line, Change change, Currency currency, Actor actor) {
    if (change.transferTo().isPresent()) {
      return acts.transfer(id, line, change.transfer(), change.version(), actor);
    }
    return change.split().isPresent()
        ? acts.split(id, line, change.parts(), change.version(), actor)
        : lines.change(id, line, change.wanted(currency), change.version(), actor);
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
          new TimekeeperId(Fields.words(timekeeperId.orElseThrow(() -> missing("/timekeeperId")), Fields.LONGEST_ID,
              "/timekeeperId")),
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

  /** How many of the hours stay on the line, and what the words of the other one are, if not the same. */
  record Division(Optional<BigDecimal> hours, Optional<String> narrative) {}

  /** What a transferred line may be on the other matter is other work: both count. */
  enum SameWorkAnswer {
    BOTH
  }

  /** With a {@code version} the change holds for that version alone. A transfer or a split comes by itself. */
  record Change(
      Optional<String> narrative,
      Optional<BigDecimal> hours,
      Optional<BigDecimal> rate,
      Optional<BigDecimal> writeDown,
      Optional<String> taskCode,
      Optional<String> activityCode,
      Optional<String> internalNote,
      Optional<Boolean> hold,
      Optional<String> transferTo,
      Optional<SameWorkAnswer> answer,
      Optional<Division> split,
      Optional<String> reason,
      Optional<String> reasonCode,
      Optional<Integer> version) {

    Transfer transfer() {
      var to = new MatterId(Fields.words(transferTo.orElseThrow(), Fields.LONGEST_ID, "/transferTo"));
      alone();
      return new Transfer(to, why(), answer.isPresent());
    }

    Split parts() {
      requireNoAnswer();
      alone();
      var division = split.orElseThrow();
      return new Split(
          Fields.hours(division.hours().orElseThrow(() -> Addition.missing("/split/hours")), "/split/hours"),
          Fields.someWords(division.narrative(), Fields.LONGEST_NARRATIVE, "/split/narrative"),
          why());
    }

    /** What is asked about a transfer is answered with it alone. */
    private void requireNoAnswer() {
      if (answer.isPresent()) {
        throw Problem.malformed("An answer belongs to a transfer to another matter.")
            .at("/answer", "nothing was asked");
      }
    }

    private Reason why() {
      return new Reason(Optional.empty(), Fields.someWords(reason, Fields.LONGEST_REASON, "/reason"));
    }

    private void alone() {
      var others = Stream.of(narrative, hours, rate, writeDown, taskCode, activityCode, internalNote, hold)
          .filter(Optional::isPresent).count() + (transferTo.isPresent() && split.isPresent() ? 1 : 0);
      if (others > 0) {
        throw Problem.malformed("A transfer or a split comes by itself; send other changes of the line before.")
            .at("", "more than one act");
      }
    }

    LineChange wanted(Currency currency) {
      requireNoAnswer();
      var wanted = new LineChange(
          narrative.map(words -> Fields.words(words, Fields.LONGEST_NARRATIVE, "/narrative")),
          hours.map(given -> Fields.hours(given, "/hours")),
          rate.map(given -> Fields.rate(given, currency, "/rate")),
          writeDown.map(given -> Fields.amount(given, currency, "/writeDown")),
          Fields.erasableWords(taskCode, Fields.LONGEST_CODE, "/taskCode"),
          Fields.erasableWords(activityCode, Fields.LONGEST_CODE, "/activityCode"),
          Fields.erasableWords(internalNote, Fields.LONGEST_NOTE, "/internalNote"),
          hold,
          Fields.someWords(reason, Fields.LONGEST_REASON, "/reason"),
          Fields.someWords(reasonCode, Fields.LONGEST_REASON_CODE, "/reasonCode"));
      if (wanted.isEmpty()) {
        throw Problem.malformed(
            "Nothing is to be changed: name at least one of narrative, hours, rate, writeDown, taskCode, "
            + "activityCode, internalNote, hold, transferTo and split.").at("", "nothing to change");
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
      List<ExceptionView> exceptions) {

    static Saved of(ChangedLine changed, Optional<Packet> packet) {
      return new Saved(
          PacketView.Line.of(changed.line(), packet.map(Packet::names).orElse(Map.of()),
              packet.map(Packet::raw).orElse(Map.of())),
          changed.preBill().version(),
          changed.preBill().state().name(),
          packet.map(seen -> PacketView.Totals.of(seen.preBill())),
          packet.map(PacketView::exceptions).orElse(List.of()));
    }
  }
}
