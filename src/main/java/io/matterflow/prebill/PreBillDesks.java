package io.matterflow.prebill;

import io.matterflow.directory.Directory;
import io.matterflow.engine.TaskDesk.Assignment;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import io.matterflow.prebill.ReviewDeadline.Step;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** What the tasks of a pre-bill have in common: under which title, for whom, until when, and what their forms show. */
@Service
public class PreBillDesks {

  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.US);
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMMM d, uuuu, HH:mm", Locale.US);

  private final JdbcPreBills preBills;
  private final JdbcPreBillExceptions exceptions;
  private final PreBillPackets packets;
  private final FourEyes fourEyes;
  private final JdbcSignatures signatures;
  private final Directory directory;

  PreBillDesks(
      JdbcPreBills preBills,
      JdbcPreBillExceptions exceptions,
      PreBillPackets packets,
      FourEyes fourEyes,
      JdbcSignatures signatures,
      Directory directory) {
    this.preBills = preBills;
    this.exceptions = exceptions;
    this.packets = packets;
    this.fourEyes = fourEyes;
    this.signatures = signatures;
    this.directory = directory;
  }

  /** To the owners of what is open, each of whom answers their own. */
  public Assignment resolving(PreBillId id) {
    var preBill = required(id);
    var owners = new ArrayList<Holder>();
    var holding = exceptions.of(id).stream().filter(PreBillException::holds).toList();
    holding.stream().map(PreBillException::owner).forEach(owners::add);
    preBill.round().asked().stream().skip(1).forEach(owners::add);
    return assignment(Step.EXCEPTIONS.task(), preBill, owners)
        .ofPriority(holding.stream().mapToInt(PreBillException::priority).max().orElse(Assignment.ORDINARY));
  }

  /** To the reviewer, and beside them to whom the review passed up. */
  public Assignment reviewing(PreBillId id) {
    var preBill = required(id);
    return assignment(Step.REVIEW.task(), preBill, preBill.round().asked());
  }

  /**
   * To the holder of the level, and to whom it passed up; where the partner wrote it down alone, to the billing admin
   * too.
   */
  public Assignment approving(PreBillId id) {
    var preBill = required(id);
    var approvers = new ArrayList<>(preBill.round().asked());
    if (fourEyes.needsStandIn(preBill)) {
      approvers.add(Holder.of(Role.BILLING_ADMIN));
    }
    return assignment(Step.APPROVAL.task(), preBill, approvers);
  }

  /** To all who could recall it: whoever signed, in their own name or for their role, and whoever reviewed. */
  public Assignment recalling(PreBillId id) {
    var preBill = required(id);
    var matter = directory.required(preBill.matter());
    var round = preBill.round();
    var holders = Stream.concat(round.signers().stream(), round.reviewer().stream())
        .map(role -> Holder.on(matter, role))
        .toList();
    var offered = assignment("Recall approval of pre-bill", preBill, holders);
    var people = new HashSet<>(offered.candidates());
    signatures.inForce(id).forEach(signature -> people.add(signature.by()));
    return new Assignment(offered.title(), Optional.empty(), people, offered.roles(), offered.due());
  }

  /** What is about to leave, when, and to whom. */
  public List<Fact> leaving(PreBillId id, Actor actor) {
    return packets.current(id, actor).map(this::leaving).orElse(List.of());
  }

  private List<Fact> leaving(PreBillPackets.Packet packet) {
    var facts = new ArrayList<>(facts(packet));
    packet.preBill().round().dueAt().ifPresent(moment ->
        facts.add(new Fact("Leaves at", MOMENT.format(moment.atZone(directory.firm().zone())))));
    packet.payers().forEach(payer ->
        facts.add(new Fact("Invoice to", "%s, %s".formatted(payer.payer().name(), payer.amount()))));
    return List.copyOf(facts);
  }

  /** What is worth knowing before the lines are opened. */
  public List<Fact> facts(PreBillId id, Actor actor) {
    return packets.current(id, actor).map(PreBillDesks::facts).orElse(List.of());
  }

  public List<Link> links(PreBillId id) {
    return List.of(new Link("self", "Pre-bill", "/api/pre-bills/" + id));
  }

  private static List<Fact> facts(PreBillPackets.Packet packet) {
    var preBill = packet.preBill();
    var totals = preBill.totals();
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Pre-bill", "%s, version %d".formatted(preBill.number(), preBill.version())));
    facts.add(new Fact("Matter", "%s %s".formatted(preBill.matter(), packet.matter().name())));
    facts.add(new Fact("Client", packet.client().name()));
    facts.add(new Fact("Period", "to " + preBill.periodEnd()));
    facts.add(new Fact("Lines", "%d, %s hours".formatted(totals.lines(), totals.hours().toPlainString())));
    facts.add(new Fact("Total", totals.total().toString()));
    if (totals.writtenDown().isPositive()) {
      facts.add(new Fact("Written down", totals.writtenDown().toString()));
    }
    if (!packet.holding().isEmpty()) {
      facts.add(new Fact("Open exceptions", String.valueOf(packet.holding().size())));
    }
    packet.unsupported().forEach(asked -> facts.add(new Fact("By hand", asked.detail())));
    return List.copyOf(facts);
  }

  /** A firm-wide role that somebody was asked for by name is not everybody's who holds it. */
  private static Assignment assignment(String task, PreBill preBill, Collection<Holder> holders) {
    Set<UserId> people = new HashSet<>();
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (var holder : holders) {
      holder.person().map(TimekeeperId::value).map(UserId::new).ifPresent(people::add);
      if (holder.role().isHeldOnAMatter() || holder.person().isEmpty()) {
        roles.add(holder.role());
      }
    }
    return new Assignment(title(task, preBill), Optional.empty(), people, roles, preBill.round().dueAt());
  }

  static String title(String task, PreBill preBill) {
    return "%s %s, %s".formatted(task, preBill.matter(), MONTH.format(preBill.periodEnd()));
  }

  private PreBill required(PreBillId id) {
    return preBills.find(id).orElseThrow(() -> new IllegalStateException("there is no pre-bill " + id));
  }
}
