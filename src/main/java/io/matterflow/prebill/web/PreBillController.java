package io.matterflow.prebill.web;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.prebill.PreBillId;
import io.matterflow.prebill.PreBillPackets;
import io.matterflow.prebill.PreBillPackets.Filter;
import io.matterflow.prebill.PreBillState;
import io.matterflow.rest.Cursor;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pre-bills to read: one with all that belongs to it, or many by matter, state and owner. */
@Tag(name = "Pre-bills")
@RestController
@RequestMapping("/api/pre-bills")
class PreBillController {

  private static final String PAGE = "100";
  private static final int MOST = 500;

  private final PreBillPackets packets;

  PreBillController(PreBillPackets packets) {
    this.packets = packets;
  }

  @Operation(summary = "Show a pre-bill with its lines and findings")
  @GetMapping("/{id}")
  PacketView packet(@PathVariable UUID id, Actor actor) {
    return packets.packet(new PreBillId(id), actor)
        .map(PacketView::of)
        .orElseThrow(() -> Problem.notFound("pre-bill", id));
  }

  @Operation(summary = "List pre-bills")
  @GetMapping
  Page<PacketView> list(
      @RequestParam Optional<String> matterId,
      @RequestParam Optional<PreBillState> state,
      @RequestParam Optional<String> owner,
      @RequestParam(defaultValue = PAGE) int limit,
      @RequestParam Optional<String> cursor,
      Actor actor) {
    if (limit < 1 || limit > MOST) {
      throw Problem.malformed("The limit is 1 to %d, got %d.".formatted(MOST, limit));
    }
    var found = packets.list(new Filter(present(matterId).map(MatterId::new), state, present(owner),
        present(cursor).map(text -> Cursor.read(text, 1).parts().get(0))), limit, actor);
    var items = found.items().stream().map(PacketView::summaryOf).toList();
    return new Page<>(items, found.next().map(last -> Cursor.of(last).text()).orElse(null));
  }

  private static Optional<String> present(Optional<String> parameter) {
    return parameter.filter(text -> !text.isBlank());
  }
}
