package io.matterflow.receivables.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.receivables.TakeOver;
import io.matterflow.receivables.TakeOver.Outcome;
import io.matterflow.receivables.TakeOver.Refused;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The open invoices of whoever billed before us, taken over once. */
@Tag(name = "Receivables")
@RestController
class OpeningController {

  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

  private final TakeOver takeOver;

  OpeningController(TakeOver takeOver) {
    this.takeOver = takeOver;
  }

  @Operation(summary = "Take over open invoices from elsewhere")
  @PutMapping("/api/receivables/opening")
  Opening takeOver(@Valid @RequestBody Openings openings, Actor actor) {
    if (!actor.hasAny(Role.BOOKKEEPER, Role.SYSTEM)) {
      throw Problem.forbidden("Open invoices are taken over by a bookkeeper or a connected system.",
          "Ask the bookkeeper.");
    }
    if (openings.asOf().isBefore(EARLIEST) || openings.asOf().isAfter(LATEST)) {
      throw Problem.malformed("Nobody takes over invoices as of %s.".formatted(openings.asOf()))
          .at("/asOf", "a day from %s to %s".formatted(EARLIEST, LATEST));
    }
    var taken = new ArrayList<Outcome>();
    for (int index = 0; index < openings.invoices().size(); index++) {
      taken.add(taken(openings.invoices().get(index), index, openings.asOf(), actor));
    }
    return Opening.of(openings.asOf(), taken);
  }

  /** One that cannot be read is refused like one that does not fit: the rest go on. */
  private Outcome taken(JsonNode node, int index, LocalDate asOf, Actor actor) {
    var pointer = "/invoices/" + index;
    try {
      return takeOver.one(new OpeningItem(node, pointer).told(), asOf, pointer, actor);
    } catch (OpeningItem.Unreadable unreadable) {
      return unreadable.refused();
    }
  }

  record Openings(@NotNull LocalDate asOf, @NotNull List<@NotNull JsonNode> invoices) {}

  /** How many were taken over now, were taken over before in the same words, and which were not. */
  record Opening(LocalDate asOf, long taken, long unchanged, Map<String, String> open, List<Refused> rejected) {

    static Opening of(LocalDate asOf, List<Outcome> outcomes) {
      var open = new TreeMap<String, Money>();
      outcomes.stream().flatMap(outcome -> outcome.open().stream())
          .forEach(amount -> open.merge(amount.currency().getCurrencyCode(), amount, Money::plus));
      var plain = new TreeMap<String, String>();
      open.forEach((currency, amount) -> plain.put(currency, amount.plain()));
      return new Opening(
          asOf,
          outcomes.stream().filter(TakeOver.Taken.class::isInstance).count(),
          outcomes.stream().filter(TakeOver.Known.class::isInstance).count(),
          plain,
          outcomes.stream().filter(Refused.class::isInstance).map(Refused.class::cast).toList());
    }
  }
}
