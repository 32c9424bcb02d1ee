package io.matterflow.capture;

import static io.matterflow.capture.Capturing.mailTo;
import static io.matterflow.capture.Capturing.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Answers find the matter of what they answer, whichever came first and whoever wrote it. */
@ProductTest
@Tag("both-databases")
class ThreadsTest {

  @Autowired private Firm firm;
  @Autowired private Capturing capturing;
  @Autowired private MatterAssignment assignment;
  @Autowired private JdbcSignals signals;
  @Autowired private JdbcTimePrompts prompts;

  private final String mark = UUID.randomUUID().toString();

  @Test
  void anAnswerToAMessageThatWasFiledGoesWhereThatWent() {
    var matter = firm.hourlyMatter().loaded();
    capturing.received(mailTo(matter).message(mark + "-1"));

    var answer = capturing.received(fromAStranger().message(mark + "-2", mark + "-1"));
    var colleague = capturing
        .received(among("desmond.pike@harrowpike.example").message(mark + "-3", mark + "-1", mark + "-2"));
    var unrelated = capturing.received(fromAStranger().message(mark + "-9", mark + "-8"));

    assertThat(answer.standing().outcome()).contains(MatchOutcome.AUTO);
    assertThat(answer.standing().matter()).contains(matter.id());
    assertThat(colleague.standing().reason()).as("colleagues on a thread that was filed").isEqualTo("INTERNAL_ONLY");
    assertThat(colleague.standing().matter()).contains(matter.id());
    assertThat(unrelated.standing().reason()).isEqualTo("UNMATCHED");
  }

  @Test
  void anAnswerThatCameFirstIsMatchedWhenItsParentIsFiled() {
    var matter = firm.hourlyMatter().loaded();
    var early = capturing.received(fromAStranger().message(mark + "-2", mark + "-1"));
    var answerToThat = capturing.received(fromAStranger().message(mark + "-3", mark + "-2"));
    assertThat(early.standing().reason()).isEqualTo("UNMATCHED");

    capturing.received(mailTo(matter).by("TK11").message(mark + "-1"));

    assertThat(signals.required(early.signal()).standing().matter()).contains(matter.id());
    assertThat(capturing.promptOf(early).timekeeper()).isEqualTo(Engagement.ASSOCIATE);
    assertThat(signals.required(answerToThat.signal()).standing().matter()).contains(matter.id());
    assertThat(capturing.task(early.signal())).isPresent();
  }

  @Test
  void aQuestionIsAnsweredByTheParentThatComesLate() {
    var first = firm.hourlyMatter().loaded();
    var second = firm.hourlyMatter().ofTheClientOf(first).loaded();
    var asked = capturing.received(mailTo(first).about("Quick question").message(mark + "-2", mark + "-1"));
    assertThat(asked.standing().outcome()).contains(MatchOutcome.CONFIRM);

    capturing.received(mailTo(second).by("TK11").about(second.number()).message(mark + "-1"));

    assertThat(signals.required(asked.signal()).standing().matter()).contains(second.id());
    assertThat(capturing.promptOf(asked).draft().matter()).isEqualTo(second.id());
    assertThat(capturing.task(asked.signal()).orElseThrow().getTaskDefinitionKey()).isEqualTo("approvePrompt");
  }

  @Test
  void whatAPersonConfirmsDrawsItsAnswersToo() {
    var first = firm.hourlyMatter().loaded();
    firm.hourlyMatter().ofTheClientOf(first).loaded();
    var asked = capturing.received(mailTo(first).about("Quick question").message(mark + "-1"));
    var answer = capturing.received(fromAStranger().message(mark + "-2", mark + "-1"));
    assertThat(answer.standing().reason()).isEqualTo("UNMATCHED");

    assignment.confirm(asked.signal(), first.id(), Optional.empty(), person(Engagement.ASSOCIATE));

    assertThat(signals.required(answer.signal()).standing().matter()).contains(first.id());
  }

  @Test
  void aLateParentWithAnotherOfTwoReferencesAsksRatherThanGuesses() {
    var named = firm.hourlyMatter().loaded();
    var parents = firm.hourlyMatter().loaded();
    capturing.received(mailTo(parents).message(mark + "-1"));

    var torn = capturing
        .received(fromAStranger().about("[%s] and that".formatted(named.number())).message(mark + "-2", mark + "-1"));

    assertThat(torn.standing().reason()).isEqualTo("TWO_REFERENCES");
    assertThat(torn.standing().candidates()).extracting(Candidate::matter).containsExactly(named.id(), parents.id());
  }

  @Test
  void promptsOfAThreadBecomeOneWhenSomebodyElsesMessageTiesIt() {
    var matter = firm.hourlyMatter().loaded();
    var first = capturing.received(mailTo(matter).message(mark + "-1"));
    var last = capturing.received(mailTo(matter).message(mark + "-3", mark + "-2"));
    var into = capturing.promptOf(first);
    var other = capturing.promptOf(last);
    assertThat(other.id()).isNotEqualTo(into.id());

    capturing.received(mailTo(matter).by("TK11").message(mark + "-2", mark + "-1"));

    assertThat(Stream.of(first, last)
        .map(one -> signals.required(one.signal()).standing().mergedInto())
        .flatMap(Optional::stream))
        .hasSize(1);
    assertThat(Stream.of(first, last).filter(one -> prompts.of(one.signal()).isPresent())).hasSize(1);
  }

  private static Activities fromAStranger() {
    return Activities.mail()
        .in()
        .by("TK06")
        .from("paralegal@elsewhere.example")
        .to("rita.castellano@harrowpike.example")
        .about("Re: that");
  }

  private static Activities among(String colleague) {
    return Activities.mail()
        .out()
        .by("TK06")
        .from("rita.castellano@harrowpike.example")
        .to(colleague)
        .about("Re: Re: that");
  }
}
