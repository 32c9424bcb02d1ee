package io.matterflow.prebill;

import io.matterflow.directory.Directory;
import io.matterflow.directory.FirmCalendar;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Effect;
import io.matterflow.engine.EffectKey;
import io.matterflow.engine.WorkList;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import io.matterflow.practice.PracticeSystem;
import io.matterflow.practice.PracticeTasks;
import io.matterflow.practice.PracticeTasks.WaitingTask;
import io.matterflow.prebill.ReviewDeadline.Step;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tasks of pre-bills in the practice system: whoever is offered one has it there too, for as long as they are. The
 * pre-bill never waits for it; what is done is done here.
 */
@Service
public class TaskMirrors {

  /** In place of an id from over there, for a task that nobody needed any more when its turn came. */
  private static final String NOT_OPENED = "not-opened";

  private final JdbcTaskMirrors mirrors;
  private final JdbcPreBills preBills;
  private final Decisions decisions;
  private final PracticeTasks practice;
  private final WorkList workList;
  private final Directory directory;
  private final FirmCalendar calendar;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  TaskMirrors(
      JdbcTaskMirrors mirrors,
      JdbcPreBills preBills,
      Decisions decisions,
      PracticeSystem practice,
      WorkList workList,
      Directory directory,
      FirmCalendar calendar,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mirrors = mirrors;
    this.preBills = preBills;
    this.decisions = decisions;
    this.practice = practice.tasks();
    this.workList = workList;
    this.directory = directory;
    this.calendar = calendar;
    this.events = events;
    this.clock = clock;
  }

  /** From now on the task of a step waits for these people, and for nobody else. */
  @Transactional
  public void offered(PreBillId id, Step step, String taskId, Set<UserId> people) {
    if (!practice.areRead()) {
      return;
    }
    var standing = mirrors.offered(taskId);
    var had = standing.stream().map(TaskMirror::person).collect(Collectors.toSet());
    var have = people.stream().map(UserId::value).map(TimekeeperId::new).collect(Collectors.toSet());
    standing.stream().filter(mirror -> !have.contains(mirror.person())).forEach(this::end);
    if (!had.containsAll(have) && isMirrored(step)) {
      have.stream().filter(person -> !had.contains(person)).sorted().forEach(person -> begin(id, step, taskId, person));
    }
  }

  /**
   * What is to be done over there: the task is opened; or, where it is not offered any more, it is found out whether an
   * earlier try has opened it.
   */
  @Transactional(readOnly = true)
  public MirrorEffect opening(TaskMirrorId id) {
    var mirror = required(id);
    var key = key(mirror);
    return new MirrorEffect(key,
        mirror.isOffered() ? new Opening(practice, waiting(mirror, key)) : new LateLook(practice, key));
  }

  /** Opened, or not needed any more. Answers whether the person is still offered it. */
  @Transactional
  public boolean opened(TaskMirrorId id, String theirs) {
    mirrors.opened(id, Optional.of(theirs).filter(called -> !called.equals(NOT_OPENED)), clock.instant());
    return required(id).isOffered();
  }

  /** How the task over there is closed; empty where there is none. */
  @Transactional(readOnly = true)
  public Optional<MirrorEffect> closing(TaskMirrorId id) {
    var mirror = required(id);
    return mirror.theirs().map(theirs ->
        new MirrorEffect(EffectKey.of("task-closed", mirror.preBill(), id), new Closing(practice, key(mirror))));
  }

  /** An effect with the business fact that makes it the same effect. */
  public record MirrorEffect(EffectKey key, Effect effect) {}

  private void begin(PreBillId id, Step step, String taskId, TimekeeperId person) {
    if (directory.timekeeper(person).isEmpty()) {
      return;
    }
    var mirror = new TaskMirror(TaskMirrorId.next(), id, step, taskId, person, clock.instant(), Optional.empty(),
        Optional.empty(), Optional.empty());
    mirrors.add(mirror);
    events.publishEvent(new TaskMirrorBegun(mirror.id()));
  }

  private void end(TaskMirror mirror) {
    if (mirrors.end(mirror.id(), clock.instant())) {
      events.publishEvent(new TaskMirrorEnded(mirror.id(), required(mirror.id()).openedAt().isPresent()));
    }
  }

  private boolean isMirrored(Step step) {
    return decisions.look(ReviewDeadline.TABLE, new ReviewDeadline.Facts(step)).stream()
        .anyMatch(row -> row.result().mirrored());
  }

  private WaitingTask waiting(TaskMirror mirror, EffectKey key) {
    var preBill = preBills.find(mirror.preBill()).orElseThrow();
    return new WaitingTask(
        key.value(),
        preBill.matter(),
        mirror.person(),
        PreBillDesks.title(mirror.step().task(), preBill),
        workList.of(mirror.taskId()),
        preBill.round().dueAt().map(due -> LocalDate.ofInstant(due, calendar.calendar().zone())));
  }

  private static EffectKey key(TaskMirror mirror) {
    return EffectKey.of("task", mirror.preBill(), mirror.step(), mirror.id());
  }

  private TaskMirror required(TaskMirrorId id) {
    return mirrors.find(id).orElseThrow(() -> new IllegalStateException("there is no mirrored task " + id));
  }

  private record Opening(PracticeTasks practice, WaitingTask task) implements Effect {

    @Override
    public String send() {
      return practice.open(task);
    }

    @Override
    public Finding ask() {
      return practice.find(task.reference());
    }
  }

  /** Opens nothing: what an earlier try may have opened is looked for, so that it can be closed. */
  private record LateLook(PracticeTasks practice, EffectKey key) implements Effect {

    @Override
    public String send() {
      return NOT_OPENED;
    }

    @Override
    public Finding ask() {
      return practice.find(key.value());
    }
  }

  /** Doing it twice is doing it once, so doubt needs no question. */
  private record Closing(PracticeTasks practice, EffectKey task) implements Effect {

    @Override
    public String send() {
      return practice.close(task.value());
    }

    @Override
    public Finding ask() {
      return new Finding.Absent();
    }
  }
}
