package io.matterflow.ebilling.workflow;

import io.matterflow.directory.Directory;
import io.matterflow.ebilling.PortalReductions;
import io.matterflow.ebilling.PortalReductions.MoreThanOpen;
import io.matterflow.ebilling.PortalReductions.NotOpen;
import io.matterflow.engine.TaskDesk.TaskAtHand;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.invoicing.Invoice;
import io.matterflow.kernel.Wording;
import io.matterflow.rest.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the sheets about a reduction show alike, and how its answers are refused. */
@Component
class ReductionSheets {

  private final PortalSheets sheets;
  private final Directory directory;

  ReductionSheets(PortalSheets sheets, Directory directory) {
    this.sheets = sheets;
    this.directory = directory;
  }

  Invoice invoice(TaskAtHand task) {
    return sheets.invoice(task);
  }

  /** The end of the last day for an appeal, where the firm is. */
  Instant due(TaskAtHand task) {
    return sheets.portalCase(task).answerBy().orElseThrow().plusDays(1).atStartOfDay(directory.firm().zone()).toInstant()
        .minusSeconds(1);
  }

  List<Fact> facts(TaskAtHand task) {
    var portalCase = sheets.portalCase(task);
    var facts = new ArrayList<>(sheets.facts(task));
    portalCase.approved().ifPresent(approved -> {
      facts.add(new Fact("Approved", Wording.of(approved)));
      facts.add(new Fact("Taken off", Wording.of(PortalReductions.difference(portalCase, sheets.invoice(task)))));
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
    if (answer instanceof MoreThanOpen more) {
      throw Problem.conflict("MORE_THAN_OPEN",
          "%s were taken off, and only %s is open on the invoice.".formatted(Wording.of(more.difference()), Wording.of(more.open())),
          "Ask the bookkeeper to give back what was paid too much, then accept the reduction.");
    }
  }
}
