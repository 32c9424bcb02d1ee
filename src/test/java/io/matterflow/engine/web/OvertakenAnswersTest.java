package io.matterflow.engine.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who was overtaken is asked to send it again, and is not told of a fault. */
class OvertakenAnswersTest {

  @ParameterizedTest
  @ValueSource(strings = {"task", "row", "beginning"})
  void itIsToldAnew(String what) throws Exception {
    MockMvcBuilders.standaloneSetup(new Overtaken())
        .setControllerAdvice(new OvertakenAnswers())
        .build()
        .perform(post("/overtaken/" + what))
        .andExpect(status().isServiceUnavailable())
        .andExpect(jsonPath("$.next").value("Send it again with the same Idempotency-Key."));
  }

  @RestController
  static class Overtaken {

    @PostMapping("/overtaken/{what}")
    void change(@PathVariable String what) {
      throw switch (what) {
        case "task" -> new OptimisticLockingException("UPDATE TaskEntity");
        case "row" -> new PessimisticLockingFailureException("deadlock");
        default -> new DuplicateKeyException("matter_closing_open");
      };
    }
  }
}
