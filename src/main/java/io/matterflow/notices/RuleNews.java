package io.matterflow.notices;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Timekeeper;
import io.matterflow.engine.RoleHolders;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import io.matterflow.rules.RuleChange.State;
import io.matterflow.rules.RuleChangeAnswered;
import io.matterflow.rules.RuleChangeId;
import io.matterflow.rules.RuleChangeOverdue;
import io.matterflow.rules.RuleChangeTakenBack;
import io.matterflow.rules.RuleChanges;
import io.matterflow.rules.RuleNewerShipped;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells people what became of their changes of rules, and what of others' waits for them. A login is named like its
 * timekeeper; who is none has no address here, and finds all of it in Tasklist and among the blocked work.
 */
@Component
class RuleNews {

  private final PersonalNotices notices;
  private final RuleChanges changes;
  private final RoleHolders holders;
  private final Directory directory;

  RuleNews(PersonalNotices notices, RuleChanges changes, RoleHolders holders, Directory directory) {
    this.notices = notices;
    this.changes = changes;
    this.holders = holders;
    this.directory = directory;
  }

  @EventListener
  void on(RuleChangeAnswered news) {
    tellWhoProposed(news.id(), news.released() ? State.RELEASED : State.REFUSED, news.by());
  }

  @EventListener
  void on(RuleChangeTakenBack news) {
    tellWhoProposed(news.id(), State.ROLLED_BACK, news.by());
  }

  @EventListener
  void on(RuleChangeOverdue news) {
    news.asked().forEach(person -> tell(NoticeKind.RULE_WAITS, person, news.id().toString()));
  }

  @EventListener
  void on(RuleNewerShipped news) {
    holders.holding(Role.LEGAL_OPS)
        .forEach(person -> tell(NoticeKind.RULE_NEWER, person, RuleNewsWords.occasion(news)));
  }

  private void tellWhoProposed(RuleChangeId id, State became, Actor by) {
    changes.find(id)
        .map(change -> change.proposedBy())
        .filter(person -> !person.equals(by.user()))
        .ifPresent(person -> tell(NoticeKind.RULE_ANSWERED, person, RuleNewsWords.occasion(id, became)));
  }

  private void tell(NoticeKind kind, UserId person, String occasion) {
    directory.timekeeper(new TimekeeperId(person.value()))
        .filter(Timekeeper::active)
        .ifPresent(known -> notices.plan(kind, known.id(), occasion));
  }
}
