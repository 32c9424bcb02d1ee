package io.matterflow.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a person does a user task. The bean is named like the task ({@code reviewPreBill}), so that one grep finds the
 * step in the model, the bean and the class. A desk says who gets the task, what its form shows, and does what
 * finishing means: change the domain and complete the task in one transaction.
 */
public interface TaskDesk {

  /** Asked once, when the task is created. */
  Assignment assignment(TaskAtHand task);

  /** Whether the task is about what only its person may know: it stays with them while they are away. */
  default boolean isPersonal() {
    return false;
  }

  /** What the form shows to a person who may see the task. */
  TaskSheet sheet(TaskAtHand task, Actor actor);

  /**
   * Does what the outcome means, through the same service as REST, which completes the task by
   * {@link WorkItems#complete}. The caller is already known to be the task's assignee, or became it by this call.
   */
  void finish(TaskAtHand task, TaskOutcome outcome, Actor actor);

  /** A task, its process and the aggregate it is about. */
  record TaskAtHand(String taskId, String process, String task, String businessKey, Map<String, Object> variables) {}

  /**
   * Who gets a task, under a title that can be told apart in a list of forty
   * ({@code Review pre-bill 1001-0001, June 2026}). The title holds matter number, invoice number, period and step
   * only. With an assignee nobody needs to claim it.
   */
  record Assignment(
      String title,
      Optional<UserId> assignee,
      Set<UserId> candidates,
      Set<Role> roles,
      Optional<Instant> due,
      int priority) {

    /** From 0 to 100; the higher one is to be done first. */
    public static final int ORDINARY = 50;

    public Assignment(
        String title, Optional<UserId> assignee, Set<UserId> candidates, Set<Role> roles, Optional<Instant> due) {
      this(title, assignee, candidates, roles, due, ORDINARY);
    }

    public static Assignment to(TimekeeperId person, String title) {
      return new Assignment(title, Optional.of(new UserId(person.value())), Set.of(), Set.of(), Optional.empty());
    }

    /** To the person who holds the role on the matter, and to those who hold it for every matter. */
    public static Assignment toRole(Role role, TimekeeperId holderOnTheMatter, String title) {
      return new Assignment(
          title, Optional.empty(), Set.of(new UserId(holderOnTheMatter.value())), Set.of(role), Optional.empty());
    }

    public static Assignment toRole(Role role, String title) {
      return new Assignment(title, Optional.empty(), Set.of(), Set.of(role), Optional.empty());
    }

    public Assignment dueAt(Instant moment) {
      return new Assignment(title, assignee, candidates, roles, Optional.of(moment), priority);
    }

    public Assignment ofPriority(int other) {
      return new Assignment(title, assignee, candidates, roles, due, other);
    }
  }

  /** What a form shows: what is to be done and why, facts, where to look, and the ways out. */
  record TaskSheet(String what, String why, List<Fact> facts, List<Link> links, List<Choice> outcomes) {

    public record Fact(String label, String value) {}

    /**
     * A place to look; {@code rel} names it for a form ({@code self}, {@code pdf}), {@code href} starts with {@code /}.
     */
    public record Link(String rel, String label, String href) {}

    /** One way out; the first is the preset. With reasons listed, one of them is required. */
    public record Choice(String id, String label, boolean reasonRequired, List<String> reasons) {

      public static Choice of(String id, String label) {
        return new Choice(id, label, false, List.of());
      }

      public static Choice withReason(String id, String label) {
        return new Choice(id, label, true, List.of());
      }

      public static Choice withReasonOf(String id, String label, List<String> reasons) {
        return new Choice(id, label, true, reasons);
      }
    }
  }

  /** What a person chose: the id of a choice, the reason or comment, and what else the form asks ({@code mailedOn}). */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record TaskOutcome(String outcome, Optional<String> reason, Map<String, String> answers) {

    public TaskOutcome {
      reason = reason == null ? Optional.empty() : reason.map(String::trim).filter(words -> !words.isEmpty());
      answers = answers == null ? Map.of() : answers.entrySet().stream()
          .filter(answer -> answer.getValue() != null)
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
  }
}
