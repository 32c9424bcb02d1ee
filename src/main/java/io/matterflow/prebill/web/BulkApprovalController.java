package io.matterflow.prebill.web;

import io.matterflow.kernel.Actor;
import io.matterflow.prebill.Answer.Done;
import io.matterflow.prebill.Answer.Refused;
import io.matterflow.prebill.BulkApproval;
import io.matterflow.prebill.BulkApproval.Outcome;
import io.matterflow.prebill.BulkApproval.Seen;
import io.matterflow.prebill.PreBill;
import io.matterflow.prebill.PreBillId;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Many clean pre-bills signed in one request, each for itself. */
@Tag(name = "Pre-bills")
@RestController
class BulkApprovalController {

  private static final int MOST = 200;

  private final BulkApproval approval;

  BulkApprovalController(BulkApproval approval) {
    this.approval = approval;
  }

  @Operation(summary = "Approve many pre-bills on which nothing was found; each answers for itself")
  @PostMapping("/api/pre-bills/approvals")
  Page<Result> approve(@RequestBody Wanted wanted, Actor actor) {
    return Page.of(approval.approve(wanted.seen(), actor).stream().map(Result::of).toList());
  }

  record Wanted(Optional<List<Item>> items) {

    List<Seen> seen() {
      var given = items
          .orElseThrow(() -> Problem.malformed("Name the pre-bills that you have seen.").at("/items", "missing"));
      if (given.isEmpty() || given.size() > MOST) {
        throw Problem.malformed("Name from 1 to %d pre-bills.".formatted(MOST))
            .at("/items", "%d items".formatted(given.size()));
      }
      return IntStream.range(0, given.size()).mapToObj(index -> seen(index, given.get(index))).toList();
    }

    private static Seen seen(int index, Item item) {
      var pointer = "/items/" + index;
      if (item == null) {
        throw Problem.malformed("An item names a pre-bill and the version that was seen.").at(pointer, "null");
      }
      return new Seen(
          new PreBillId(
              item.id().orElseThrow(() -> Problem.malformed("An item needs an id.").at(pointer + "/id", "missing"))),
          item.version().orElseThrow(() -> Problem.malformed("An item needs the version that was seen.")
              .at(pointer + "/version", "missing")));
    }
  }

  record Item(Optional<UUID> id, Optional<Integer> version) {}

  /** {@code APPROVED}, {@code SIGNED} where another level follows, {@code REFUSED} with its code, or {@code FAILED}. */
  record Result(String id, String outcome, Optional<String> code, Optional<String> detail, Optional<String> next) {

    static Result of(Outcome outcome) {
      var answer = outcome.answer().orElse(null);
      if (answer instanceof Refused<PreBill> refused) {
        return new Result(outcome.id().toString(), "REFUSED", Optional.of(refused.refusal().name()),
            Optional.of(refused.detail()),
            Optional.of(refused.refusal().next()));
      }
      if (answer instanceof Done<PreBill> done) {
        return new Result(outcome.id().toString(), done.value().signature().isPresent() ? "APPROVED" : "SIGNED",
            Optional.empty(),
            Optional.empty(), Optional.empty());
      }
      return new Result(outcome.id().toString(), "FAILED", Optional.empty(),
          Optional.of("The product failed on this one."),
          Optional.of("Approve it by itself; if that fails too, ask whoever runs the product for the log."));
    }
  }
}
