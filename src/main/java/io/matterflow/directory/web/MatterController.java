package io.matterflow.directory.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.directory.MatterFigures;
import io.matterflow.directory.MatterSight;
import io.matterflow.directory.Timekeeper;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** A matter with its fee arrangement and owners, and what the capabilities know of it, as JSON or as a page. */
@Tag(name = "Directory")
@Controller
@RequestMapping("/api/matters/{matterId}")
class MatterController {

  private final Directory directory;
  private final List<MatterFigures> figures;
  private final ObjectMapper json;

  MatterController(Directory directory, List<MatterFigures> figures, ObjectMapper json) {
    this.directory = directory;
    this.figures = figures;
    this.json = json;
  }

  @Operation(summary = "Show a matter and how it is billed")
  @GetMapping
  @ResponseBody
  MatterView matter(@PathVariable String matterId, Actor actor) {
    var matter = Optional.of(matterId)
        .filter(id -> !id.isBlank())
        .flatMap(id -> directory.matter(new MatterId(id)))
        .filter(found -> MatterSight.of(actor, found) != MatterSight.NOTHING)
        .orElseThrow(() -> Problem.notFound("matter", matterId));
    return view(matter, MatterSight.of(actor, matter) == MatterSight.MONEY ? figuresOf(matter.id()) : Map.of());
  }

  @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
  String page(@PathVariable String matterId, Actor actor, Model model) {
    var view = matter(matterId, actor);
    model.addAttribute("matter", view);
    model.addAttribute("sections", FigureSection.of(json.valueToTree(view.figures())));
    return "directory/matter";
  }

  private Map<String, Object> figuresOf(MatterId matter) {
    var found = new TreeMap<String, Object>();
    figures.forEach(part -> part.of(matter).ifPresent(figure -> found.put(part.name(), figure)));
    return found;
  }

  private MatterView view(Matter matter, Map<String, Object> figuresShown) {
    return new MatterView(
        matter.id().value(),
        matter.name(),
        matter.status(),
        matter.client().value(),
        directory.required(matter.client()).name(),
        matter.clientMatterId(),
        matter.courtDocket(),
        matter.practiceArea(),
        new FeeArrangement(
            matter.billingModel(), matter.billingCycle(), matter.increment().toPlainString(), matter.utbmsSet(),
            matter.excludedActivities(), matter.trustFunded(), matter.enrolledFrom()),
        new Owners(
            person(matter.responsibleAttorney()), person(matter.billingPartner()),
            person(matter.originatingAttorney())),
        matter.team().stream().map(this::person).toList(),
        figuresShown);
  }

  private Person person(TimekeeperId id) {
    return new Person(id.value(), directory.timekeeper(id).map(Timekeeper::displayName).orElse(id.value()));
  }

  /**
   * A matter as the caller may see it; the figures stand beside the other members, under the names of their
   * capabilities.
   */
  record MatterView(
      String id,
      String name,
      Matter.Status status,
      String clientId,
      String clientName,
      Optional<String> clientMatterId,
      Optional<String> courtDocket,
      String practiceArea,
      FeeArrangement feeArrangement,
      Owners owners,
      List<Person> team,
      @JsonAnyGetter Map<String, Object> figures) {}

  /** How work on the matter is billed. */
  record FeeArrangement(
      String billingModel,
      Optional<String> cycle,
      String increment,
      String utbmsSet,
      Set<String> excludedActivities,
      boolean trustFunded,
      Optional<LocalDate> enrolledFrom) {}

  /** Who answers for the matter. */
  record Owners(Person responsibleAttorney, Person billingPartner, Person originatingAttorney) {}

  /** A timekeeper by id and name. */
  record Person(String id, String name) {}
}
