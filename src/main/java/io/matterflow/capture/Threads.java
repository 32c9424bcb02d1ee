package io.matterflow.capture;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Actor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Messages and their answers, in whatever order they come. When a message is filed, answers that came before it and
 * found no sure matter are matched again; what is assigned already stays where it is.
 */
@Component
class Threads {

  private final JdbcSignals signals;
  private final JdbcSignalAnswers answers;
  private final JdbcThreadLocks locks;
  private final Routing routing;
  private final Directory directory;
  private final JointWork jointWork;
  private final CaptureTasks tasks;
  private final ApplicationEventPublisher events;

  Threads(
      JdbcSignals signals,
      JdbcSignalAnswers answers,
      JdbcThreadLocks locks,
      Routing routing,
      Directory directory,
      JointWork jointWork,
      CaptureTasks tasks,
      ApplicationEventPublisher events) {
    this.signals = signals;
    this.answers = answers;
    this.locks = locks;
    this.routing = routing;
    this.directory = directory;
    this.jointWork = jointWork;
    this.tasks = tasks;
    this.events = events;
  }

  void keepAnswers(Map<SignalId, List<String>> answered) {
    answers.insert(answered);
  }

  /**
   * The messages in their threads. Those that know only whom they answer give a thread different names; a message that
   * ties them together gives it one, whoever came first, and whoever comes at the same moment.
   */
  List<ActivitySignal> tied(List<ActivitySignal> fresh, Map<SignalId, IncomingActivity> told) {
    hold(fresh.stream()
        .filter(signal -> signal.kind() == ActivityKind.EMAIL && signal.trace().thing().isPresent())
        .toList(), told);
    var answered = answers.answeredOf(fresh.stream().flatMap(signal -> signal.trace().message().stream()).toList());
    var tying = fresh.stream()
        .filter(signal -> signal.trace().thing().isPresent())
        .filter(signal -> Optional.ofNullable(told.get(signal.id())).filter(IncomingActivity::tiesMessages).isPresent()
            || signal.trace().message().filter(answered::contains).isPresent())
        .toList();
    if (tying.isEmpty()) {
      return fresh;
    }
    tying.forEach(signal -> tie(signal, Optional.ofNullable(told.get(signal.id())).orElseThrow()));
    jointWork.reunite(Set.copyOf(answers.threadsOf(tying.stream().map(ActivitySignal::id).toList()).values()));
    var names = answers.threadsOf(fresh.stream().map(ActivitySignal::id).toList());
    return fresh.stream()
        .map(signal -> Optional.ofNullable(names.get(signal.id())).map(signal::inThread).orElse(signal))
        .toList();
  }

  /**
   * Whoever else tells of one of these messages, or of another one of their threads, comes after this transaction. What
   * the threads are called is known for sure only when nobody else can rename them any more.
   */
  private void hold(List<ActivitySignal> mails, Map<SignalId, IncomingActivity> told) {
    var known = mails.stream().filter(mail -> told.containsKey(mail.id())).toList();
    if (known.isEmpty()) {
      return;
    }
    var activities = known.stream().flatMap(mail -> Stream.ofNullable(told.get(mail.id()))).toList();
    var messages = Stream.concat(
            activities.stream().flatMap(activity -> activity.answers().stream()),
            known.stream().flatMap(mail -> mail.trace().message().stream()))
        .collect(Collectors.toSet());
    locks.holdMessages(messages);
    var held = activities.stream().flatMap(activity -> activity.namesOfItsThread().stream())
        .collect(Collectors.toCollection(HashSet::new));
    var ids = known.stream().map(ActivitySignal::id).toList();
    held.addAll(answers.threadsAround(ids, messages));
    do {
      locks.holdThreads(held);
    } while (held.addAll(answers.threadsAround(ids, messages)));
  }

  private void tie(ActivitySignal signal, IncomingActivity activity) {
    var names = new TreeSet<>(answers.threadsOfMessages(activity.answers()));
    names.addAll(answers.threadsOf(List.of(signal.id())).values());
    signal.trace().message().map(answers::threadsAnswering).ifPresent(names::addAll);
    var name = names.first();
    names.addAll(activity.namesOfItsThread());
    answers.unite(names, name);
  }

  /** Matches the undecided answers to a message again, now that it is filed; tells those that changed. */
  List<ActivitySignal> reconsiderAnswersTo(ActivitySignal filed) {
    var message = filed.trace().message();
    var matter = filed.isFiled() ? filed.standing().matter().flatMap(directory::matter) : Optional.<Matter>empty();
    if (message.isEmpty() || matter.isEmpty()) {
      return List.of();
    }
    var changed = new ArrayList<ActivitySignal>();
    for (var answer : answers.undecidedTo(message.get())) {
      signals.locked(answer)
          .filter(ActivitySignal::isUndecided)
          .ifPresent(signal -> changed.add(matchedAgain(signal, matter.get())));
    }
    changed.stream().toList().forEach(signal -> changed.addAll(reconsiderAnswersTo(signal)));
    return changed;
  }

  private ActivitySignal matchedAgain(ActivitySignal signal, Matter filedTo) {
    var wasAsked = signal.standing().state() == SignalState.ASKED;
    var again = routing.routed(signal.pointingTo(filedTo));
    var sure = again.standing().outcome().equals(Optional.of(MatchOutcome.AUTO));
    if (!wasAsked) {
      signals.update(again);
      return again.needsACase() ? started(again) : again;
    }
    if (!sure) {
      var stillAsked = again.with(again.standing().in(SignalState.ASKED));
      signals.update(stillAsked);
      tasks.questionChanged(signal.id());
      return stillAsked;
    }
    var answered = again.needsACase() ? again.opened() : again;
    signals.update(answered);
    tasks.matterConfirmed(signal.id(), true, Actor.ENGINE);
    return answered;
  }

  private ActivitySignal started(ActivitySignal signal) {
    var merged = jointWork.takeIn(signal);
    if (merged.isPresent()) {
      return merged.get();
    }
    events.publishEvent(new ActivityReceived(signal.id()));
    return signal.opened();
  }
}
