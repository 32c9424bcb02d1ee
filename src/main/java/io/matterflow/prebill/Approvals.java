package io.matterflow.prebill;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way of a pre-bill past people: who reviews it, and then level by level who signs. The levels are decided once for
 * each review, so that a table edited meanwhile changes none that is under way.
 */
@Service
public class Approvals {

  private final JdbcPreBills preBills;
  private final Route route;
  private final AdjustmentApproval adjustments;
  private final ReviewClock deadlines;
  private final Directory directory;

  Approvals(
      JdbcPreBills preBills, Route route, AdjustmentApproval adjustments, ReviewClock deadlines, Directory directory) {
    this.preBills = preBills;
    this.route = route;
    this.adjustments = adjustments;
    this.deadlines = deadlines;
    this.directory = directory;
  }

  /** The review begins, or begins again after a return: with the reviewer, for as long as the decision says. */
  @Transactional
  public void startReview(PreBillId id) {
    var preBill = required(id);
    var matter = directory.required(preBill.matter());
    var reviewer = route.reviewer(preBill, matter, directory.required(preBill.client()));
    deadlines.begin(preBill.in(preBill.round().reviewedBy(reviewer)), PreBillState.IN_REVIEW,
        Holder.on(matter, reviewer));
  }

  /** The next signature is asked for. */
  @Transactional
  public void askForSignature(PreBillId id) {
    var preBill = required(id);
    var matter = directory.required(preBill.matter());
    var routed = preBill.round().levels().isEmpty()
        ? preBill.in(preBill.round().signedBy(levels(preBill, matter)))
        : preBill;
    var level = routed.round().nextLevel()
        .orElseThrow(() -> new IllegalStateException("all levels of the pre-bill %s are signed".formatted(id)));
    deadlines.begin(routed, PreBillState.IN_APPROVAL, Holder.on(matter, level));
  }

  /**
   * What the route asks, with whoever must approve what was taken off; a person who holds two of the roles signs once.
   */
  private List<Role> levels(PreBill preBill, Matter matter) {
    var roles = new ArrayList<>(route.approvers(preBill, matter, directory.required(preBill.client())));
    for (var role : adjustments.approvers(preBill)) {
      if (role == Role.RESPONSIBLE_ATTORNEY) {
        if (!preBill.round().reviewer().equals(Optional.of(role)) && !roles.contains(role)) {
          roles.add(0, role);
        }
      } else if (!roles.contains(role)) {
        roles.add(role);
      }
    }
    var people = new HashSet<String>();
    return roles.stream().filter(role -> people.add(Holder.on(matter, role).name())).toList();
  }

  private PreBill required(PreBillId id) {
    return preBills.lock(id).orElseThrow(() -> new IllegalStateException("there is no pre-bill " + id));
  }
}
