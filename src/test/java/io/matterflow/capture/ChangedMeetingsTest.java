package io.matterflow.capture;

import static io.matterflow.capture.Capturing.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.Answer.Unseen;
import io.matterflow.capture.ChangedMeeting.Answered;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Meetings that their calendar tells otherwise after their time was approved. */
@ProductTest
@Tag("both-databases")
class ChangedMeetingsTest {

  @Autowired private Firm firm;
  @Autowired private Capturing capturing;
  @Autowired private ChangedMeetings changed;
  @Autowired private JdbcTimeEntries entries;
  @Autowired private JdbcSignals signals;
  @Autowired private TaskService tasks;

  @Test
  void postedTimeIsNotChangedButItsTimekeeperIsAskedOnceAboutTheNewestWord() {
    var matter = firm.hourlyMatter().at("300.00").loaded();
    var posted = capturing.posted(held(matter, 3600));

    capturing.received(held(matter, 1800));
    capturing.received(held(matter, 1800));
    capturing.received(held(matter, 1800).status("CANCELLED"));

    assertThat(capturing.now(posted)).isEqualTo(posted);
    assertThat(signals.required(posted.signal()).calendarStatus()).isEqualTo("COMPLETED");
    assertThat(question(posted).getName()).startsWith("Meeting changed? " + matter.number());
    assertThat(question(posted).getAssignee()).isEqualTo("TK06");
    assertThat(changed.required(posted.signal()).status()).isEqualTo("CANCELLED");
    assertThat(changed.answer(posted.signal(), Answered.KEEP, person(Engagement.PARALEGAL))).isInstanceOf(Unseen.class);

    assertThat(changed.answer(posted.signal(), Answered.KEEP, person(Engagement.ASSOCIATE))).isInstanceOf(Done.class);

    assertThat(capturing.task(posted.signal())).isEmpty();
    assertThat(entries.of(posted.id()).orElseThrow().standing().setAside()).isEmpty();
    assertThat(changed.answer(posted.signal(), Answered.WITHDRAW, person(Engagement.ASSOCIATE)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void postedTimeOfAMeetingThatDidNotTakePlaceIsTakenAwayWhenItsTimekeeperSaysSo() {
    var matter = firm.hourlyMatter().at("300.00").loaded();
    var posted = capturing.posted(held(matter, 3600));
    capturing.received(held(matter, 3600).status("CANCELLED"));

    assertThat(changed.answer(posted.signal(), Answered.WITHDRAW, person(Engagement.ASSOCIATE)))
        .isInstanceOf(Done.class);

    assertThat(entries.of(posted.id()).orElseThrow().standing().setAside()).contains("DID_NOT_TAKE_PLACE");
    assertThat(capturing.task(posted.signal())).isEmpty();
  }

  @Test
  void anApprovalThatIsNotPostedYetIsTakenBack() {
    var matter = firm.hourlyMatter().at("300.00").loaded();
    var approved = capturing.approve(capturing.prompt(held(matter, 3600)));
    capturing.received(held(matter, 3600).status("DECLINED"));
    assertThat(capturing.now(approved).state()).isEqualTo(PromptState.APPROVED);

    assertThat(changed.answer(approved.signal(), Answered.WITHDRAW, person(Engagement.ASSOCIATE)))
        .isInstanceOf(Done.class);

    assertThat(capturing.now(approved).state()).isEqualTo(PromptState.REJECTED);
    assertThat(entries.of(approved.id())).isEmpty();
    assertThat(capturing.task(approved.signal())).isEmpty();
  }

  @Test
  void otherWordsAloneAreNoQuestion() {
    var matter = firm.hourlyMatter().at("300.00").loaded();
    var posted = capturing.posted(held(matter, 3600));

    capturing.received(held(matter, 3600).about("[%s] Settlement talks, room 2".formatted(matter.number())));

    assertThat(capturing.task(posted.signal())).isEmpty();
  }

  private Task question(TimePrompt prompt) {
    return tasks.createTaskQuery()
        .processInstanceBusinessKey(prompt.signal().toString())
        .taskDefinitionKey("answerChange")
        .singleResult();
  }

  private static Activities held(Engagement matter, int seconds) {
    return Activities.appointment()
        .by(Engagement.ASSOCIATE.value())
        .event("talks " + matter.number())
        .status("COMPLETED")
        .about("[%s] Settlement talks".formatted(matter.number())).lasting(seconds)
        .with(matter.contactAddress(), "rita.castellano@harrowpike.example");
  }
}
