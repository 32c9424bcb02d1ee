package io.matterflow.prebill;

import io.matterflow.directory.Directory;
import io.matterflow.engine.DecisionReaders;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decisions about a pre-bill are told to whoever reads it whole; those about a line also to its timekeeper. */
@Component
class PreBillDecisionReaders implements DecisionReaders {

  private final JdbcPreBills preBills;
  private final PreBillPeople people;
  private final Directory directory;

  PreBillDecisionReaders(JdbcPreBills preBills, PreBillPeople people, Directory directory) {
    this.preBills = preBills;
    this.people = people;
    this.directory = directory;
  }

  @Override
  @Transactional(readOnly = true)
  public boolean mayRead(Subject subject, Actor actor) {
    return switch (subject.kind()) {
      case "pre-bill" -> id(subject).flatMap(id -> preBills.find(new PreBillId(id)))
          .filter(preBill -> readsAll(actor, preBill))
          .isPresent();
      case "pre-bill-line" -> id(subject).flatMap(id -> preBills.withLine(new PreBillLineId(id)))
          .filter(preBill -> readsAll(actor, preBill) || isOwn(actor, preBill, subject.id()))
          .isPresent();
      default -> false;
    };
  }

  private boolean readsAll(Actor actor, PreBill preBill) {
    return people.readsAll(actor, directory.required(preBill.matter()));
  }

  private static boolean isOwn(Actor actor, PreBill preBill, String line) {
    return preBill.lines().stream()
        .filter(one -> one.id().toString().equalsIgnoreCase(line))
        .anyMatch(one -> one.timekeeper().filter(actor::represents).isPresent());
  }

  private static Optional<UUID> id(Subject subject) {
    try {
      return Optional.of(UUID.fromString(subject.id()));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }
}
