package io.matterflow.capture;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Routing routing;
  private final Directory directory;
  private final JointWork jointWork;
  private final CaptureTasks tasks;
  private final ApplicationEventPublisher events;

  Threads(
      JdbcSignals signals,
      JdbcSignalAnswers answers,
      Routing routing,
      Directory directory,
      JointWork jointWork,
      CaptureTasks tasks,
      ApplicationEventPublisher events) {
    this.signals = signals;
    this.answers = answers;
    this.routing = routing;
    this.directory = directory;
    this.jointWork = jointWork;
    this.tasks = tasks;
    this.events = events;
  }

  void keepAnswers(Map<SignalId, List<String>> answered) {
    answers.insert(answered);
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
