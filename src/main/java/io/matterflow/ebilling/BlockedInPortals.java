package io.matterflow.ebilling;

import io.matterflow.directory.Directory;
import io.matterflow.ebilling.PortalCase.Stage;
import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.Subject;
import io.matterflow.engine.TaskDesk.Assignment;
import io.matterflow.invoicing.InvoiceReaders;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invoices that stand still in front of a portal: no valid file, rejected, or an appeal's time that has run out. */
@Component
class BlockedInPortals implements BlockedWork {

  private static final Set<Stage> STOPPED =
      EnumSet.of(Stage.FILE_NOT_READY, Stage.REJECTED, Stage.ASKED_PARTNER, Stage.REDUCED, Stage.APPEALED,
          Stage.AWAITS_SIGNATURES);
  private static final int URGENT = 80;

  private final JdbcPortalCases cases;
  private final PortalSteps steps;
  private final Invoices invoices;
  private final InvoiceReaders readers;
  private final Directory directory;

  BlockedInPortals(
      JdbcPortalCases cases,
      PortalSteps steps,
      Invoices invoices,
      InvoiceReaders readers,
      Directory directory) {
    this.cases = cases;
    this.steps = steps;
    this.invoices = invoices;
    this.readers = readers;
    this.directory = directory;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Blocked> blockedFor(Actor actor) {
    return cases.at(STOPPED).stream()
        .filter(one -> readers.mayRead(actor, invoices.find(one.number()).orElseThrow()))
        .flatMap(this::blocked)
        .toList();
  }

  private Stream<Blocked> blocked(PortalCase one) {
    return switch (one.stage()) {
      case FILE_NOT_READY -> Stream.of(blocked(one, "PORTAL_FILE_NOT_READY",
          "Invoice %s: no portal would take its file, nothing was dropped.".formatted(one.number())));
      case REJECTED -> Stream.of(rejected(one));
      case ASKED_PARTNER -> Stream.of(blocked(one, "PORTAL_REJECTED_TOO_OFTEN",
          "Invoice %s: the portal has rejected it %d times.".formatted(one.number(), one.attempts())));
      case REDUCED, APPEALED, AWAITS_SIGNATURES -> overdue(one);
      default -> Stream.empty();
    };
  }

  private Blocked rejected(PortalCase one) {
    return blocked(one, "PORTAL_REJECTED", "Invoice %s: the portal has rejected it, %s.".formatted(one.number(),
        steps.meaning(one.number()).map(known -> known.kind()).orElse("UNCLEAR").toLowerCase(Locale.ROOT)));
  }

  private Stream<Blocked> overdue(PortalCase one) {
    return one.answerBy().filter(day -> steps.isOver(one)).stream().map(day -> {
      var since = day.plusDays(1).atStartOfDay(directory.firm().zone()).toInstant();
      var step = steps.of(one).orElseThrow();
      return new Blocked("portal:" + one.number(), "PORTAL_APPEAL_OVERDUE", Subject.of("invoice", one.number()),
          "Invoice %s: the client's time for an appeal against its reduction is over.".formatted(one.number()),
          step.owner().group(), since, Optional.of(since), URGENT, step.nextAction(), "");
    });
  }

  private Blocked blocked(PortalCase one, String kind, String what) {
    var step = steps.of(one).orElseThrow();
    return new Blocked("portal:" + one.number(), kind, Subject.of("invoice", one.number()), what, step.owner().group(),
        one.since(),
        Optional.empty(), Assignment.ORDINARY, step.nextAction(), "");
  }
}
