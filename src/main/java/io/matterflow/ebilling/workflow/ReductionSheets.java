package io.matterflow.ebilling.workflow;

import io.matterflow.directory.Directory;
import io.matterflow.ebilling.PortalReductions;
import io.matterflow.ebilling.PortalReductions.MoreThanOpen;
import io.matterflow.ebilling.PortalReductions.NotNow;
import io.matterflow.ebilling.PortalReductions.NotOpen;
import io.matterflow.engine.TaskDesk.Assignment;
import io.matterflow.engine.TaskDesk.TaskAtHand;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.invoicing.CorrectionProblems;
import io.matterflow.invoicing.Corrections;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import io.matterflow.rest.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the sheets about a reduction show alike, and how its answers are refused. */
@Component
class ReductionSheets {

  private final PortalSheets sheets;
  private final Corrections corrections;
  private final Directory directory;

  ReductionSheets(PortalSheets sheets, Corrections corrections, Directory directory) {
    this.sheets = sheets;
    this.corrections = corrections;
    this.directory = directory;
  }

  /** The matter's responsible attorney, by the end of the last day for an appeal. */
  Assignment assignment(TaskAtHand task, String toDo) {
    var matter = directory.required(sheets.invoice(task).matter().orElseThrow());
    return Assignment.toRole(Role.RESPONSIBLE_ATTORNEY, matter.responsibleAttorney(),
        "%s of invoice %s, matter %s".formatted(toDo, task.businessKey(), matter.id())).dueAt(due(task));
  }

  /** The end of the last day for an appeal, where the firm is. */
  private Instant due(TaskAtHand task) {
    return sheets.portalCase(task)
        .answerBy()
        .orElseThrow()
        .plusDays(1)
        .atStartOfDay(directory.firm().zone())
        .toInstant()
        .minusSeconds(1);
  }

  List<Fact> facts(TaskAtHand task, Actor actor) {
    var portalCase = sheets.portalCase(task);
    var facts = new ArrayList<>(sheets.facts(task));
    portalCase.approved().ifPresent(approved -> {
      facts.add(new Fact("Approved", Wording.of(approved)));
      var takenOff = PortalReductions.difference(portalCase, sheets.invoice(task));
      facts.add(new Fact("Taken off", Wording.of(takenOff)));
      var signers = corrections.signersOfReduction(portalCase.number(), takenOff, actor);
      if (!signers.isEmpty()) {
        facts.add(new Fact("To be signed by", signers.stream().map(Role::group).collect(Collectors.joining(" and "))));
      }
    });
    portalCase.answerBy().ifPresent(day -> facts.add(new Fact("Appeal by", Wording.of(day))));
    facts.addAll(sheets.said(task));
    return facts;
  }

  List<Link> links(TaskAtHand task) {
    return sheets.links(task);
  }

  static void throwIfRefused(PortalReductions.Answer answer) {
    if (answer instanceof NotOpen) {
      throw PortalSheets.overtaken();
    }
    if (answer instanceof NotNow refused) {
      CorrectionProblems.standing(refused.why());
    }
    if (answer instanceof MoreThanOpen more) {
      throw Problem.conflict("MORE_THAN_OPEN",
          "%s were taken off, and only %s is open on the invoice.".formatted(Wording.of(more.difference()),
              Wording.of(more.open())),
          "Ask the bookkeeper to give back what was paid too much, then accept the reduction.");
    }
  }
}
