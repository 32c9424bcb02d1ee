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
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** What the tasks of a pre-bill have in common: under which title, for whom, until when, and what their forms show. */
@Service
public class PreBillDesks {

  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.US);

  private final JdbcPreBills preBills;
  private final JdbcPreBillExceptions exceptions;
  private final PreBillPackets packets;
  private final AdjustmentApproval approvals;
  private final ReviewClock deadlines;
  private final Directory directory;

  PreBillDesks(
      JdbcPreBills preBills,
      JdbcPreBillExceptions exceptions,
      PreBillPackets packets,
      AdjustmentApproval approvals,
      ReviewClock deadlines,
      Directory directory) {
    this.preBills = preBills;
    this.exceptions = exceptions;
    this.packets = packets;
    this.approvals = approvals;
    this.deadlines = deadlines;
    this.directory = directory;
  }

  /** To the owners of what is open, each of whom answers their own. */
  public Assignment resolving(PreBillId id) {
    var owners = exceptions.of(id).stream().filter(PreBillException::holds).map(PreBillException::owner).toList();
    return assignment("Resolve exceptions of pre-bill", required(id), owners, deadlines.due(Step.EXCEPTIONS, id));
  }

  /** To the responsible attorney, and beside them to whom the review passed up. */
  public Assignment reviewing(PreBillId id) {
    var preBill = required(id);
    var matter = directory.required(preBill.matter());
    var reviewers = new ArrayList<Holder>();
    reviewers.add(Holder.on(matter, Role.RESPONSIBLE_ATTORNEY));
    preBill.round().escalatedTo().map(role -> Holder.on(matter, role)).ifPresent(reviewers::add);
    var due = preBill.round().dueAt().orElseGet(() -> deadlines.due(Step.REVIEW, id));
    return assignment("Review pre-bill", preBill, reviewers, due);
  }

  /** To the billing partner; where the partner wrote it down, to the billing admin too. */
  public Assignment approving(PreBillId id) {
    var preBill = required(id);
    var matter = directory.required(preBill.matter());
    var approvers = new ArrayList<Holder>();
    approvers.add(Holder.on(matter, Role.BILLING_PARTNER));
    if (approvals.needsStandIn(preBill)) {
      approvers.add(Holder.on(matter, Role.BILLING_ADMIN));
    }
    return assignment("Approve pre-bill", preBill, approvers, deadlines.due(Step.APPROVAL, id));
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

  private static Assignment assignment(String act, PreBill preBill, Collection<Holder> holders, Instant due) {
    Set<UserId> people = new HashSet<>();
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (var holder : holders) {
      holder.person().map(TimekeeperId::value).map(UserId::new).ifPresent(people::add);
      if (holder.role() != Role.TIMEKEEPER) {
        roles.add(holder.role());
      }
    }
    var title = "%s %s, %s".formatted(act, preBill.matter(), MONTH.format(preBill.periodEnd()));
    return new Assignment(title, Optional.empty(), people, roles, Optional.of(due));
  }

  private PreBill required(PreBillId id) {
    return preBills.find(id).orElseThrow(() -> new IllegalStateException("there is no pre-bill " + id));
  }
}
