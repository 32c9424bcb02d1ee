package io.matterflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.Decisions;
import io.matterflow.engine.TableReaders;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.rules.RuleText.Kind;
import io.matterflow.trust.Draws;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/**
 * Legal ops edit a rule in force and another person releases it, and what was before is put back; both are in force
 * when they return.
 */
@Component
public class RulesAtHand {

  private static final Actor EDITOR = person("legal-ops", Role.LEGAL_OPS);
  private static final Actor ADMIN = person("billing-admin", Role.BILLING_ADMIN);

  private final RuleChanges changes;
  private final ReleaseRights rights;
  private final Draws draws;
  private final AsItCame asItCame;
  private final Decisions decisions;
  private final TableReaders readers;
  private final TaskService tasks;

  RulesAtHand(
      RuleChanges changes,
      ReleaseRights rights,
      Draws draws,
      AsItCame asItCame,
      Decisions decisions,
      TableReaders readers,
      TaskService tasks) {
    this.changes = changes;
    this.rights = rights;
    this.draws = draws;
    this.asItCame = asItCame;
    this.decisions = decisions;
    this.readers = readers;
    this.tasks = tasks;
  }

  public RuleChangeId release(Kind kind, String key, UnaryOperator<String> edit) {
    draws.lawyersHoldAuthority();
    var before = changes.text(kind, key).orElseThrow();
    var edited = edit.apply(before);
    assertThat(edited).as("the edit of %s", key).isNotEqualTo(before);
    var change = done(changes.propose(new RuleText(kind, key, edited), "Agreed.", Optional.empty(), EDITOR));
    done(changes.release(change.id(), "", releaser(change)));
    inForce(kind, key);
    return change.id();
  }

  public void rollBack(RuleChangeId id) {
    var change = done(changes.rollBack(id, "Not meant so.", releaser(changes.find(id).orElseThrow())));
    inForce(change.rule().kind(), change.rule().key());
  }

  /** Without the versions that came since, and without the cases that began on them. */
  public void asItCame(Kind kind, String key) {
    if (kind == Kind.TABLE) {
      asItCame.table(key);
    } else {
      asItCame.model(key);
    }
    inForce(kind, key);
  }

  /** Whoever has claimed its task puts it back. */
  public void taskIsAnybodys(RuleChangeId change) {
    tasks.setAssignee(tasks.createTaskQuery().processInstanceBusinessKey(change.toString()).singleResult().getId(),
        null);
  }

  public int version(Kind kind, String key) {
    return changes.inForce(kind, key).orElseThrow().version();
  }

  private Actor releaser(RuleChange change) {
    return rights.asked(change).roles().isEmpty() ? Draws.LAWYER : ADMIN;
  }

  /** A released table takes effect within a moment. */
  private void inForce(Kind kind, String key) {
    var reader = readers.of(key);
    var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (kind == Kind.TABLE && reader.isPresent() && decisions.versionInForce(reader.get()) != version(kind, key)) {
      assertThat(System.nanoTime()).as("%s takes effect", key).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static RuleChange done(RuleChangeAnswer answer) {
    assertThat(answer).isInstanceOf(RuleChangeAnswer.Done.class);
    return ((RuleChangeAnswer.Done) answer).change();
  }

  private static Actor person(String id, Role role) {
    return new Actor(new UserId(id), Set.of(role), Optional.empty(), true);
  }
}
