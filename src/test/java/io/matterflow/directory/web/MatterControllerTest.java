package io.matterflow.directory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.matterflow.directory.DirectoryOnH2;
import io.matterflow.directory.MatterFigures;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import io.matterflow.rest.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.ui.ConcurrentModel;

class MatterControllerTest {

  private final ObjectMapper json = new ObjectMapper().registerModule(new Jdk8Module());
  private final MatterController matters =
      new MatterController(DirectoryOnH2.withTheSampleFirm().directory, List.of(new Unbilled(), new Nothing()), json);

  @Test
  void addsWhatTheCapabilitiesKnowForThoseWhoMaySeeMoney() {
    var answer = json.valueToTree(matters.matter("1001-0002", timekeeper("TK03")));

    assertThat(answer.at("/unbilled/amount").asText()).isEqualTo("185.00");
    assertThat(answer.has("receivables")).isFalse();
    assertThat(answer.has("figures")).isFalse();
  }

  @Test
  void showsTheTeamNoMoney() {
    var answer = json.valueToTree(matters.matter("1001-0002", timekeeper("TK11")));

    assertThat(answer.at("/owners/responsibleAttorney/id").asText()).isEqualTo("TK03");
    assertThat(answer.toString()).doesNotContain("185.00", "unbilled");
  }

  @Test
  void saysNotFoundToAnybodyElse() {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> matters.matter("1001-0002", timekeeper("TK01")))
        .satisfies(problem -> assertThat(problem.status()).isEqualTo(HttpStatus.NOT_FOUND));
  }

  @Test
  void namesTheFiguresInWordsOnThePage() {
    var model = new ConcurrentModel();

    matters.page("1001-0002", timekeeper("TK03"), model);

    assertThat(model.getAttribute("sections")).isEqualTo(List.of(new FigureSection("Unbilled", List.of(
        new FigureSection.Line("Amount", "185.00"),
        new FigureSection.Line("Oldest work", "2026-06-01"),
        new FigureSection.Line("By whom", "id TK06, hours 0.5")))));
  }

  private static Actor timekeeper(String id) {
    return new Actor(new UserId(id), Set.of(Role.TIMEKEEPER), Optional.of(new TimekeeperId(id)), false);
  }

  private static final class Unbilled implements MatterFigures {

    @Override
    public String name() {
      return "unbilled";
    }

    @Override
    public Optional<? extends Record> of(MatterId matter) {
      return Optional.of(new Figures("185.00", "2026-06-01", List.of(new Share("TK06", "0.5"))));
    }

    record Figures(String amount, String oldestWork, List<Share> byWhom) {}

    record Share(String id, String hours) {}
  }

  private static final class Nothing implements MatterFigures {

    @Override
    public String name() {
      return "receivables";
    }

    @Override
    public Optional<? extends Record> of(MatterId matter) {
      return Optional.empty();
    }
  }
}
