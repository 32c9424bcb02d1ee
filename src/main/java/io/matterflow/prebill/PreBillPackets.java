package io.matterflow.prebill;

import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.audit.RecordedAct;
import io.matterflow.capture.RawTimes;
import io.matterflow.capture.TimeEntryId;
import io.matterflow.capture.TimeUnderway;
import io.matterflow.capture.TimeUnderway.Underway;
import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.directory.Timekeeper;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.JdbcPreBillExceptions.Owned;
import io.matterflow.prebill.JdbcPreBills.PreBillSearch;
import io.matterflow.prebill.PreBillNotes.Note;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pre-bills as a person may see them: those who answer for the bill see all of it, a timekeeper who owns an exception
 * sees their own lines and nothing else, everybody else sees nothing.
 */
@Service
public class PreBillPackets {

  private static final int LONGEST_HISTORY = 500;

  private final JdbcPreBills preBills;
  private final JdbcPreBillExceptions exceptions;
  private final FourEyes approvals;
  private final PreBillRelease release;
  private final PreBillPeople people;
  private final Owners owners;
  private final TimeUnderway timeUnderway;
  private final FigureFinder figures;
  private final SharedBills shared;
  private final RawTimes rawTimes;
  private final JdbcPreBillNotes notes;
  private final InvoiceNumbers invoices;
  private final Directory directory;
  private final AuditTrail audit;

  PreBillPackets(
      JdbcPreBills preBills,
      JdbcPreBillExceptions exceptions,
      FourEyes approvals,
      PreBillRelease release,
      PreBillPeople people,
      Owners owners,
      TimeUnderway timeUnderway,
      FigureFinder figures,
      SharedBills shared,
      RawTimes rawTimes,
      JdbcPreBillNotes notes,
      InvoiceNumbers invoices,
      Directory directory,
      AuditTrail audit) {
    this.preBills = preBills;
    this.exceptions = exceptions;
    this.approvals = approvals;
    this.release = release;
    this.people = people;
    this.owners = owners;
    this.timeUnderway = timeUnderway;
    this.figures = figures;
    this.shared = shared;
    this.rawTimes = rawTimes;
    this.notes = notes;
    this.invoices = invoices;
    this.directory = directory;
    this.audit = audit;
  }

  /** What somebody can do with a pre-bill right now. */
  public enum Act {
    EDIT,
    REVIEW,
    APPROVE,
    RETURN,
    RECALL
  }

  /**
   * A pre-bill with all that is shown with it; {@code owner} has it today. A partial packet holds the reader's own
   * lines only; {@code underway} is time of the period that is not on the bill, and {@code replaces} the number of the
   * voided pre-bill whose place it takes, both told with a whole packet alone; {@code raw} is what was measured of the
   * entries on it, untold in a list.
   */
  public record Packet(
      PreBill preBill,
      Holder owner,
      Matter matter,
      Client client,
      Map<TimekeeperId, String> names,
      boolean partial,
      List<Issue> exceptions,
      List<Unsupported> unsupported,
      Underway underway,
      Optional<PacketFigures> figures,
      List<Share> payers,
      Set<Act> may,
      List<RecordedAct> history,
      Map<TimeEntryId, Integer> raw,
      List<Note> notes,
      List<String> invoiceNumbers,
      Optional<String> replaces) {

    private Packet measured(RawTimes times) {
      return new Packet(preBill, owner, matter, client, names, partial, exceptions, unsupported, underway, figures,
          payers, may, history,
          times.of(preBill.lines().stream().flatMap(line -> line.entry().stream()).toList()), notes, invoiceNumbers,
          replaces);
    }

    /** What holds nothing up and still deserves an answer. */
    public List<Issue> questions() {
      return exceptions.stream().filter(issue -> issue.open() && !issue.holds()).toList();
    }

    public List<Issue> holding() {
      return exceptions.stream().filter(issue -> issue.open() && issue.holds()).toList();
    }
  }

  /** What one of several payers will be asked for. */
  public record Share(Client payer, PayerShare share, Money amount) {}

  /** An exception as it is shown. */
  public record Issue(
      String id,
      Optional<String> lineId,
      String rule,
      String action,
      boolean open,
      boolean holds,
      Holder owner,
      String overriddenBy,
      String message,
      String value,
      String limit,
      Optional<String> suggestedAmount,
      String decidedBy,
      boolean clientMayApprove,
      Instant since,
      Optional<Settled> settled) {

    /** How it was resolved. */
    public record Settled(
        Resolution resolution, Optional<String> reason, Optional<String> reference, String by, Instant at) {}
  }

  /** Narrowings of the list; what is absent narrows nothing. */
  public record Filter(
      Optional<MatterId> matter,
      Optional<PreBillState> state,
      Optional<String> owner,
      Optional<String> after) {}

  /** A page of a list. */
  public record Found(List<Packet> items, Optional<String> next) {}

  @Transactional(readOnly = true)
  public Optional<Packet> packet(PreBillId id, Actor actor) {
    return preBills.find(id).flatMap(preBill -> seen(preBill, exceptions.of(id), actor, true))
        .map(packet -> packet.measured(rawTimes));
  }

  /** As {@link #packet}, without the history: for the running total. */
  @Transactional(readOnly = true)
  public Optional<Packet> current(PreBillId id, Actor actor) {
    return preBills.find(id).flatMap(preBill -> seen(preBill, exceptions.of(id), actor, false))
        .map(packet -> packet.measured(rawTimes));
  }

  /** In which currency the amounts of a pre-bill are. */
  @Transactional(readOnly = true)
  public Optional<Currency> currency(PreBillId id) {
    return preBills.find(id).map(PreBill::currency);
  }

  /** A page in the order of the numbers, without histories, and the number after which the next one begins. */
  @Transactional(readOnly = true)
  public Found list(Filter filter, int limit, Actor actor) {
    var found = preBills.search(new PreBillSearch(filter.matter(), filter.state(), filter.owner().map(this::owned),
        people.mattersRead(actor, directory), actor.represented(), filter.after()), limit);
    var all = exceptions.of(found.stream().map(PreBill::id).toList()).stream()
        .collect(Collectors.groupingBy(PreBillException::preBill));
    var seen = found.stream()
        .flatMap(preBill -> seen(preBill, all.getOrDefault(preBill.id(), List.of()), actor, false).stream())
        .toList();
    return new Found(seen, found.size() < limit ? Optional.empty() : Optional.of(found.get(limit - 1).number()));
  }

  private Owned owned(String owner) {
    return new Owned(owners.whoseWorkHas(new TimekeeperId(owner)), owner);
  }

  private Optional<Packet> seen(PreBill preBill, List<PreBillException> all, Actor actor, boolean withHistory) {
    var matter = directory.required(preBill.matter());
    var client = directory.required(preBill.client());
    if (people.readsAll(actor, matter) || approvals.mayStandIn(preBill, matter, actor)) {
      var history = withHistory ? history(preBill.id()) : List.<RecordedAct>of();
      return Optional.of(new Packet(preBill, owners.of(preBill), matter, client, names(preBill, all, history), false,
          shown(preBill, all), Unsupported.by(client),
          withHistory ? underway(preBill) : Underway.NOTHING,
          withHistory ? Optional.of(figures.of(preBill, matter)) : Optional.empty(), payers(preBill),
          may(preBill, matter, actor),
          history, Map.of(), withHistory ? notes.of(preBill.id()) : List.of(),
          invoicesOf(preBill), withHistory ? preBills.replaced(preBill.id()) : Optional.empty()));
    }
    var own = all.stream().filter(exception -> people.isOwner(actor, exception)).toList();
    if (own.isEmpty()) {
      return Optional.empty();
    }
    var part = preBill
        .loadedWith(
            preBill.lines().stream().filter(line -> line.timekeeper().filter(actor::represents).isPresent()).toList())
        .reckoned(Reckoning.NOTHING);
    var may = preBill.state().isEditable() && own.stream().anyMatch(PreBillException::isOpen)
        ? EnumSet.of(Act.EDIT)
        : EnumSet.noneOf(Act.class);
    return Optional.of(new Packet(part, owners.of(preBill), matter, client, names(part, own, List.of()), true,
        shown(preBill, own), List.of(),
        Underway.NOTHING, Optional.empty(), List.of(), may, List.of(), Map.of(), List.of(), invoicesOf(preBill),
        Optional.empty()));
  }

  private List<String> invoicesOf(PreBill preBill) {
    return preBill.invoiceNumber().isPresent() ? invoices.of(preBill.id()) : List.of();
  }

  private List<Share> payers(PreBill preBill) {
    return shared.of(ApprovedPreBill.of(preBill, "", List.of())).stream()
        .flatMap(bill -> bill.share().stream()
            .map(share -> new Share(directory.required(bill.client()), share, bill.total())))
        .toList();
  }

  private Underway underway(PreBill preBill) {
    return preBill.invoiceNumber().isPresent()
        ? Underway.NOTHING
        : timeUnderway.of(preBill.matter(), preBill.periodEnd());
  }

  private Set<Act> may(PreBill preBill, Matter matter, Actor actor) {
    var acts = EnumSet.noneOf(Act.class);
    if (preBill.state().isEditable() && people.mayEditAll(actor, matter)) {
      acts.add(Act.EDIT);
    }
    if (preBill.state() == PreBillState.IN_REVIEW && people.isAsked(actor, matter, preBill)) {
      acts.add(Act.REVIEW);
    }
    if (preBill.state() == PreBillState.IN_APPROVAL) {
      var ruling = approvals.preview(preBill, matter, actor);
      if (ruling == FourEyes.Ruling.APPROVE) {
        acts.addAll(EnumSet.of(Act.APPROVE, Act.RETURN));
      }
      if (people.isAsked(actor, matter, preBill)) {
        acts.add(Act.RETURN);
      }
    }
    if (preBill.state().isRecallable() && release.mayRecall(preBill, matter, actor)) {
      acts.add(Act.RECALL);
    }
    return acts;
  }

  /** Of whoever works on it, owns something on it, has answered for it, or done anything to it. */
  private Map<TimekeeperId, String> names(PreBill preBill, List<PreBillException> all, List<RecordedAct> history) {
    var people = preBill.lines().stream().flatMap(line -> line.timekeeper().stream()).collect(Collectors.toSet());
    owners.of(preBill).person().ifPresent(people::add);
    all.stream().flatMap(exception -> owners.of(exception, preBill).person().stream()).forEach(people::add);
    all.stream().flatMap(exception -> exception.settlement().stream())
        .map(settled -> new TimekeeperId(settled.by().value()))
        .forEach(people::add);
    history.stream().map(act -> new TimekeeperId(act.actor())).forEach(people::add);
    return people.stream().collect(Collectors.toMap(
        person -> person,
        person -> directory.timekeeper(person).map(Timekeeper::displayName).orElse(person.value())));
  }

  private List<RecordedAct> history(PreBillId id) {
    return audit.acts(new AuditQuery(
        Optional.of("pre-bill"), Optional.of(id.toString()), Optional.empty(), Optional.empty(), LONGEST_HISTORY));
  }

  private List<Issue> shown(PreBill preBill, List<PreBillException> all) {
    return all.stream().map(exception -> shown(preBill, exception)).toList();
  }

  private Issue shown(PreBill preBill, PreBillException exception) {
    return new Issue(
        exception.id().toString(),
        exception.line().map(PreBillLineId::toString),
        exception.rule(),
        exception.action().name(),
        exception.isOpen(),
        exception.action().holds(),
        owners.of(exception, preBill),
        exception.overriddenBy().group(),
        exception.sentence(),
        exception.value(),
        exception.limit(),
        exception.line().flatMap(preBill::line).flatMap(exception::suggestedAmount).map(amount -> amount.plain()),
        exception.decidedBy(),
        exception.mayBeApprovedByTheClient(),
        exception.since(),
        exception.settlement().map(how -> new Issue.Settled(
            how.resolution(), how.reason(), how.reference(), how.by().value(), how.at())));
  }
}
