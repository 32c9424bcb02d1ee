package io.matterflow.prebill.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.audit.RecordedAct;
import io.matterflow.capture.TimeEntryId;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.Adjustment;
import io.matterflow.prebill.BillingHold;
import io.matterflow.prebill.Charge;
import io.matterflow.prebill.Charge.Cost;
import io.matterflow.prebill.PacketFigures;
import io.matterflow.prebill.PreBill;
import io.matterflow.prebill.PreBillLine;
import io.matterflow.prebill.PreBillNotes;
import io.matterflow.prebill.PreBillPackets.Act;
import io.matterflow.prebill.PreBillPackets.Issue;
import io.matterflow.prebill.PreBillPackets.Packet;
import io.matterflow.prebill.PreBillPackets.Share;
import io.matterflow.prebill.TrustBalances.Balance;
import io.matterflow.prebill.Unsupported;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A pre-bill as REST shows it. In a list it comes without lines and history. */
record PacketView(
    String id,
    String number,
    String state,
    String owner,
    String ownerRole,
    Optional<String> ownerName,
    Instant since,
    Optional<Instant> dueAt,
    String nextAction,
    int version,
    String matterId,
    String matterName,
    String clientId,
    String clientName,
    LocalDate periodEnd,
    boolean partial,
    Optional<List<Line>> lines,
    Totals totals,
    List<ExceptionView> exceptions,
    List<Question> openQuestions,
    List<String> topExceptions,
    Optional<String> trustBalance,
    Optional<Instant> trustBalanceAsOf,
    Optional<String> budgetLeft,
    Optional<String> capLeft,
    Optional<FiguresView> figures,
    Optional<Hold> billingHold,
    List<Payer> payers,
    List<Missing> unsupported,
    int returned,
    int reminders,
    Optional<Approval> approval,
    Optional<String> invoiceNumber,
    List<String> invoiceNumbers,
    Optional<String> replaces,
    Set<Act> may,
    List<NoteView> internalNotes,
    Optional<List<Step>> history) {

  private static final int TOP = 3;

  static PacketView of(Packet packet) {
    return view(packet,
        Optional.of(
            packet.preBill().lines().stream().map(line -> Line.of(line, packet.names(), packet.raw())).toList()),
        Optional.of(packet.history().stream().map(act -> Step.of(act, packet.names())).toList()));
  }

  static PacketView summaryOf(Packet packet) {
    return view(packet, Optional.empty(), Optional.empty());
  }

  static List<ExceptionView> exceptions(Packet packet) {
    return packet.exceptions().stream().map(issue -> ExceptionView.of(issue, packet.names())).toList();
  }

  private static PacketView view(Packet packet, Optional<List<Line>> lines, Optional<List<Step>> history) {
    var preBill = packet.preBill();
    var owner = packet.owner();
    return new PacketView(
        preBill.id().toString(),
        preBill.number(),
        preBill.state().name(),
        owner.name(),
        owner.role().group(),
        owner.person().map(person -> packet.names().getOrDefault(person, person.value())),
        preBill.standing().since(),
        preBill.round().dueAt(),
        preBill.state().nextAction(),
        preBill.version(),
        preBill.matter().value(),
        packet.matter().name(),
        preBill.client().value(),
        packet.client().name(),
        preBill.periodEnd(),
        packet.partial(),
        lines,
        Totals.of(preBill),
        exceptions(packet),
        Question.of(packet),
        packet.holding().stream().limit(TOP).map(Issue::id).toList(),
        packet.figures().flatMap(PacketFigures::trust).map(trust -> trust.amount().plain()),
        packet.figures().flatMap(PacketFigures::trust).map(Balance::asOf),
        packet.figures().flatMap(PacketFigures::budgetLeft).map(Money::plain),
        packet.figures().flatMap(PacketFigures::capLeft).map(Money::plain),
        packet.figures().map(FiguresView::of),
        packet.figures().flatMap(PacketFigures::hold).map(Hold::of),
        packet.payers().stream().map(Payer::of).toList(),
        packet.unsupported().stream().map(Missing::of).toList(),
        preBill.round().returned(),
        preBill.round().reminders(),
        preBill.signature().map(signature -> new Approval(
            signature.version(), signature.contentHash(), signature.by().value(), signature.at())),
        preBill.invoiceNumber(),
        packet.invoiceNumbers(),
        packet.replaces(),
        packet.may(),
        packet.notes().stream().map(NoteView::of).toList(),
        history);
  }

  /** While it stands, the bill is worked on and gets no last signature. */
  record Hold(String reason, LocalDate until, String placedBy, Instant since) {

    static Hold of(BillingHold hold) {
      return new Hold(hold.reason(), hold.until(), hold.placedBy().value(), hold.placedAt());
    }
  }

  /** Who pays how much of a bill that several share. */
  record Payer(String clientId, String clientName, String percent, String amount) {

    static Payer of(Share share) {
      return new Payer(share.payer().id().value(), share.payer().name(), share.share().percent().toPlainString(),
          share.amount().plain());
    }
  }

  /**
   * A line; {@code rawMinutes} is what was measured before it was rounded, {@code resolvedRate} the rate that its day
   * gave, {@code worth} what the work comes to untouched.
   */
  record Line(
      String id,
      int position,
      Charge.Kind kind,
      LocalDate date,
      Optional<String> timekeeperId,
      Optional<String> timekeeperName,
      String narrative,
      Optional<String> taskCode,
      Optional<String> activityCode,
      Optional<String> expenseCode,
      Optional<Integer> rawMinutes,
      Optional<String> workedHours,
      Optional<String> hours,
      Optional<String> resolvedRate,
      Optional<String> rate,
      String quantity,
      String unitCost,
      String worth,
      String writeDown,
      String amount,
      String currency,
      boolean held,
      boolean added,
      Optional<String> internalNote) {

    static Line of(PreBillLine line, Map<TimekeeperId, String> names, Map<TimeEntryId, Integer> raw) {
      return new Line(
          line.id().toString(),
          line.position(),
          line.kind(),
          line.workDate(),
          line.timekeeper().map(TimekeeperId::value),
          line.timekeeper().map(person -> names.getOrDefault(person, person.value())),
          line.narrative(),
          line.taskCode(),
          line.activityCode(),
          line.cost().map(Cost::code),
          line.entry().flatMap(entry -> Optional.ofNullable(raw.get(entry))),
          line.time().map(time -> time.worked().plain()),
          line.time().map(time -> time.hours().plain()),
          line.time().map(time -> time.resolvedRate().plain()),
          line.time().map(time -> time.rate().plain()),
          line.charge().quantity().toPlainString(),
          line.charge().unitCost().toPlainString(),
          line.worth().plain(),
          line.writeDown().plain(),
          line.amount().plain(),
          line.currency().getCurrencyCode(),
          line.held(),
          line.isAdded(),
          line.internalNote());
    }
  }

  /**
   * Always {@code total = worked - writtenDown + writtenUp + discount + courtesy + cap + tax}, the first three of the
   * lines and the next three of the bill as a whole; {@code time}, {@code expenses} and {@code fees} are what the lines
   * of a kind come to. What is held is in none of them.
   */
  record Totals(
      int lines,
      String hours,
      String worked,
      String writtenDown,
      String writtenUp,
      String time,
      String expenses,
      String fees,
      String discount,
      String courtesy,
      String cap,
      String tax,
      String total,
      String held,
      String currency) {

    static Totals of(PreBill preBill) {
      var totals = preBill.totals();
      var adjustments = preBill.reckoning();
      return new Totals(
          totals.lines(),
          BilledTime.plain(totals.hours()),
          plain(totals.worked()),
          plain(totals.writtenDown()),
          plain(totals.writtenUp()),
          plain(totals.of(Charge.Kind.TIME)),
          plain(totals.of(Charge.Kind.EXPENSE)),
          plain(totals.of(Charge.Kind.FEE)),
          plain(adjustments.of(Adjustment.Kind.DISCOUNT, preBill.currency())),
          plain(adjustments.of(Adjustment.Kind.COURTESY, preBill.currency())),
          plain(adjustments.of(Adjustment.Kind.CAP, preBill.currency())),
          plain(totals.tax()),
          plain(totals.total()),
          plain(totals.held()),
          preBill.currency().getCurrencyCode());
    }

    private static String plain(Money money) {
      return money.plain();
    }
  }

  /** What holds nothing up and still deserves a look. */
  record Question(Optional<String> exceptionId, Optional<String> lineId, String owner, String question) {

    static List<Question> of(Packet packet) {
      var questions = new ArrayList<>(packet.questions().stream().map(Question::of).toList());
      var underway = packet.underway();
      if (underway.withoutRate() > 0) {
        questions.add(ofTime(Role.BILLING_COORDINATOR,
            "Approved time of this period that waits for a rate and is not on the bill: %d.", underway.withoutRate()));
      }
      if (underway.unanswered() > 0) {
        questions.add(ofTime(Role.TIMEKEEPER,
            "Activities of this period that nobody has approved or rejected yet: %d.", underway.unanswered()));
      }
      return questions;
    }

    private static Question of(Issue issue) {
      return new Question(
          Optional.of(issue.id()), issue.lineId(), issue.owner().name(), issue.message());
    }

    private static Question ofTime(Role owner, String sentence, int count) {
      return new Question(Optional.empty(), Optional.empty(), owner.group(), sentence.formatted(count));
    }
  }

  /** What the client asks for and the product does not yet deliver. */
  record Missing(Unsupported code, String detail) {

    static Missing of(Unsupported asked) {
      return new Missing(asked, asked.detail());
    }
  }

  /** What people of the firm tell each other about the bill; no client ever sees it. */
  record NoteView(String note, String by, Instant at) {

    static NoteView of(PreBillNotes.Note note) {
      return new NoteView(note.words(), note.by().value(), note.at());
    }
  }

  record Approval(int version, String contentHash, String by, Instant at) {}

  /** An act as the trail has it. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Step(
      Instant at,
      String by,
      String byName,
      String act,
      Map<String, String> before,
      Map<String, String> after,
      Map<String, String> texts) {

    static Step of(RecordedAct act, Map<TimekeeperId, String> names) {
      return new Step(act.at(), act.actor(), names.getOrDefault(new TimekeeperId(act.actor()), act.actor()), act.act(),
          act.before(),
          act.after(), act.texts());
    }
  }
}
