package io.matterflow.prebill;

import io.matterflow.capture.EntryGuidelines;
import io.matterflow.directory.Client;
import io.matterflow.directory.CodeSets;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.directory.Timekeeper;
import io.matterflow.engine.Decisions;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.GuidelineWords.Phrases;
import io.matterflow.prebill.TimeTogether.Elsewhere;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds time against the clients' guidelines before anybody sends it: the billable entries beside each other and the
 * directory, nothing that is stored. The firm's own baseline is for its pre-bills and not told here.
 */
@Component
class EntryCheck implements EntryGuidelines {


  private final Decisions decisions;
  private final GuidelineProfiles profiles;
  private final GuidelineWords words;
  private final CodeSets codes;
  private final FindingForces forces;
  private final Directory directory;

  EntryCheck(
      Decisions decisions, GuidelineProfiles profiles, GuidelineWords words, CodeSets codes,
      FindingForces forces, Directory directory) {
    this.decisions = decisions;
    this.profiles = profiles;
    this.words = words;
    this.codes = codes;
    this.forces = forces;
    this.directory = directory;
  }

  @Override
  @Transactional(readOnly = true)
  public List<List<Violation>> violations(LocalDate asOf, List<EntryUnderCheck> entries) {
    var checked = entries.stream().map(EntryCheck::billable).toList();
    var inOrder = checked.stream().flatMap(Optional::stream).sorted(Comparator.comparing(CheckedTime::name)).toList();
    var look = new Look(asOf, new TimeTogether(inOrder, Elsewhere.NOTHING, codes));
    return checked.stream().map(time -> time.map(look::violations).orElse(List.of())).toList();
  }

  private static Optional<CheckedTime> billable(EntryUnderCheck entry) {
    return entry.worth().filter(worth -> entry.time().billable()).map(worth -> CheckedTime.of(entry, worth));
  }

  /** One request's look: what it has asked of the directory and the tables once, it does not ask again. */
  private final class Look {

    private final LocalDate asOf;
    private final TimeTogether together;
    private final Map<MatterId, FactFinder> finders = new HashMap<>();
    private final Map<ClientId, Client> clients = new HashMap<>();
    private final Map<ClientId, Phrases> phrases = new HashMap<>();
    private final Map<TimekeeperId, Optional<Timekeeper>> people = new HashMap<>();

    Look(LocalDate asOf, TimeTogether together) {
      this.asOf = asOf;
      this.together = together;
    }

    List<Violation> violations(CheckedTime time) {
      var finder = finders.computeIfAbsent(time.matter(), this::finder);
      var person = people.computeIfAbsent(time.timekeeper(), directory::timekeeper);
      var facts = finder.facts(time, together, person);
      return facts.tested() ? findings(facts).map(finding -> violation(time, finding, facts)).toList() : List.of();
    }

    private Stream<Finding> findings(GuidelineFacts facts) {
      return decisions.look(Finding.TABLE, facts).stream()
          .map(decided -> decided.result())
          .filter(finding -> finding.ruleId().startsWith(PreBillException.CLIENTS_RULES));
    }

    private FactFinder finder(MatterId id) {
      Matter matter = directory.required(id);
      var client = clients.computeIfAbsent(matter.client(), directory::required);
      return new FactFinder(client, matter, profiles.of(client, matter, asOf),
          phrases.computeIfAbsent(client.id(), words::of), codes, asOf);
    }
  }

  private Violation violation(CheckedTime time, Finding finding, GuidelineFacts facts) {
    var force = forces
        .look(new FindingForces.Facts(directory.required(time.matter()).client().value(), time.matter().value(),
        finding.ruleId(), finding.messageKey().name(), finding.action()));
    return new Violation(
        finding.ruleId(), force.name(), finding.owner().code(), finding.messageKey().sentence(facts));
  }
}
