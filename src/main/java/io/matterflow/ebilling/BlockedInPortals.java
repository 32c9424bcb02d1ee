package io.matterflow.ebilling;

import io.matterflow.directory.Directory;
import io.matterflow.ebilling.PortalCase.Stage;
import io.matterflow.ebilling.PortalWord.Effect;
import io.matterflow.ebilling.PortalWord.Reason;
import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.Subject;
import io.matterflow.engine.TaskDesk.Assignment;
import io.matterflow.invoicing.InvoiceReaders;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
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
  private final JdbcPortalWords words;
  private final Invoices invoices;
  private final InvoiceReaders readers;
  private final Directory directory;
  private final Clock clock;

  BlockedInPortals(
      JdbcPortalCases cases,
      JdbcPortalWords words,
      Invoices invoices,
      InvoiceReaders readers,
      Directory directory,
      Clock clock) {
    this.cases = cases;
    this.words = words;
    this.invoices = invoices;
    this.readers = readers;
    this.directory = directory;
    this.clock = clock;
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
          "Invoice %s: no portal would take its file, nothing was dropped.".formatted(one.number()), Role.BILLING_COORDINATOR,
          "Do the task \"Mend the portal's file of invoice %s\".".formatted(one.number())));
      case REJECTED -> Stream.of(rejected(one));
      case ASKED_PARTNER -> Stream.of(blocked(one, "PORTAL_REJECTED_TOO_OFTEN",
          "Invoice %s: the portal has rejected it %d times.".formatted(one.number(), one.attempts()), Role.BILLING_PARTNER,
          "Do the task \"Decide about another submission of invoice %s\".".formatted(one.number())));
      case REDUCED, APPEALED, AWAITS_SIGNATURES -> overdue(one).stream();
      default -> Stream.empty();
    };
  }

  private Blocked rejected(PortalCase one) {
    var meaning = words.of(one.number()).stream()
        .filter(word -> word.effect() == Effect.TAKEN && word.status() == PortalWord.Status.REJECTED)
        .reduce((earlier, later) -> later)
        .stream()
        .flatMap(word -> word.reasons().stream())
        .map(Reason::meaning)
        .findFirst();
    return blocked(one, "PORTAL_REJECTED",
        "Invoice %s: the portal has rejected it, %s.".formatted(one.number(),
            meaning.map(known -> known.kind()).orElse("UNCLEAR").toLowerCase(java.util.Locale.ROOT)),
        meaning.map(known -> known.owner()).orElse(Role.BILLING_COORDINATOR),
        meaning.map(known -> known.nextAction()).orElse("Read the reason in the portal, mend what it asks for, then submit again."));
  }

  private Optional<Blocked> overdue(PortalCase one) {
    var today = LocalDate.ofInstant(clock.instant(), directory.firm().zone());
    return one.answerBy().filter(today::isAfter).map(day -> {
      var since = day.plusDays(1).atStartOfDay(directory.firm().zone()).toInstant();
      return new Blocked("portal:" + one.number(), "PORTAL_APPEAL_OVERDUE", Subject.of("invoice", one.number()),
          "Invoice %s: the client's time for an appeal against its reduction is over.".formatted(one.number()),
          Role.RESPONSIBLE_ATTORNEY.group(), since, Optional.of(since), URGENT,
          "%s invoice %s\".".formatted(switch (one.stage()) {
            case REDUCED -> "Do the task \"Answer the portal's reduction of";
            case AWAITS_SIGNATURES -> "Have it signed or refused in the task \"Approve the portal's reduction of";
            default -> "Record what came of the appeal in the task \"Follow the appeal of";
          }, one.number()),
          "");
    });
  }

  private static Blocked blocked(PortalCase one, String kind, String what, Role owner, String nextAction) {
    return new Blocked("portal:" + one.number(), kind, Subject.of("invoice", one.number()), what, owner.group(), one.since(),
        Optional.empty(), Assignment.ORDINARY, nextAction, "");
  }
}
