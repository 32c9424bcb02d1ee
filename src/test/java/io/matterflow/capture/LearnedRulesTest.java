package io.matterflow.capture;

import static io.matterflow.capture.Capturing.mailTo;
import static io.matterflow.capture.Capturing.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
@Tag("both-databases")
class LearnedRulesTest {

  @Autowired private Firm firm;
  @Autowired private Capturing capturing;
  @Autowired private TimePrompts prompts;
  @Autowired private LearnedRules learned;
  @LocalServerPort private int port;

  @Test
  void theSameCorrectionsSpeakForARowAndFewerDoNot() {
    var matter = firm.hourlyMatter().loaded();
    for (int time = 0; time < 4; time++) {
      correct(matter, 17, "A104");
    }
    assertThat(proposals("17")).isEmpty();

    correct(matter, 17, "A104");
    correct(matter, 19, "A107");

    assertThat(proposals("17")).singleElement().satisfies(proposal -> {
      assertThat(proposal.row()).contains("shortMail");
      assertThat(proposal.suggested()).isEqualTo("6");
      assertThat(proposal.corrections()).isEqualTo(5);
      assertThat(proposal.text())
          .isEqualTo("duration-estimate: when kind is EMAIL, minutes was changed from 6 to 17 5 times. "
          + "Change row shortMail, or put a row above it.");
    });
    assertThat(proposals("A104")).singleElement().satisfies(proposal -> {
      assertThat(proposal.facts()).containsEntry("kind", "EMAIL").containsEntry("counterpart", "CLIENT");
      assertThat(proposal.suggested()).isEqualTo("A106");
    });
    assertThat(proposals("19")).isEmpty();
    assertThat(HttpCalls.to(port).as("legal-ops").get("/api/rules/learned").body()).contains("shortMail")
        .doesNotContain(matter.number());
    assertThat(HttpCalls.to(port).as("timekeeper").get("/api/rules/learned").status()).isEqualTo(403);
  }

  @Test
  void timeThatWasMovedOffAMatterSpeaksAgainstItsEvidenceAndNamesNobody() {
    var wrong = firm.hourlyMatter().loaded();
    var right = firm.hourlyMatter().ofTheClientOf(wrong).loaded();
    var before = moves();
    for (int time = 0; time < 5; time++) {
      var prompt = capturing.prompt(mailTo(wrong));
      prompts.edit(prompt.id(),
          new PromptEdits(Optional.of(right.id()), Optional.empty(), Optional.empty(), Optional.empty(),
          Optional.empty()), person(Engagement.ASSOCIATE));
      if (time == 4) {
        assertThat(moves()).as("what nobody approved is not told").isEqualTo(before);
      }
      approved(prompt);
    }

    assertThat(learned.proposals()).filteredOn(proposal -> proposal.decision().equals("matter-signal"))
        .anySatisfy(proposal -> {
      assertThat(proposal.row()).contains("numberInSubject");
      assertThat(proposal.corrections()).isGreaterThanOrEqualTo(5);
          assertThat(proposal.text())
              .contains("changed from the one found to another", "Give row numberInSubject fewer points.")
          .doesNotContain(wrong.number(), right.number());
    });
  }

  private int moves() {
    return learned.proposals().stream().filter(proposal -> proposal.decision().equals("matter-signal"))
        .mapToInt(LearnedRules.Proposal::corrections).sum();
  }

  private void approved(TimePrompt prompt) {
    prompts.approve(prompt.id(), PromptEdits.BOTH, person(Engagement.ASSOCIATE));
    if (capturing.now(prompt).isOpen()) {
      capturing.approve(capturing.now(prompt));
    }
  }

  private void correct(Engagement matter, int minutes, String code) {
    var prompt = capturing.prompt(mailTo(matter));
    prompts.approve(prompt.id(),
        new PromptEdits(Optional.empty(), Optional.of(minutes), Optional.empty(), Optional.empty(),
        Optional.of(code)), person(Engagement.ASSOCIATE));
    if (capturing.now(prompt).isOpen()) {
      capturing.approve(capturing.now(prompt));
    }
  }

  private List<LearnedRules.Proposal> proposals(String instead) {
    return learned.proposals().stream().filter(proposal -> proposal.instead().equals(instead)).toList();
  }
}
