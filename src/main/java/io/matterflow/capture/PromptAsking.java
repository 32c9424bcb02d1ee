package io.matterflow.capture;

import io.matterflow.kernel.TimekeeperId;
import org.springframework.stereotype.Component;

/** Moves a timekeeper's open prompts from single tasks into the table of the day, and back. */
@Component
class PromptAsking {

  private final JdbcAskedPrompts asked;
  private final CaptureTasks tasks;

  PromptAsking(JdbcAskedPrompts asked, CaptureTasks tasks) {
    this.asked = asked;
    this.tasks = tasks;
  }

  /** From now on nothing that is open is asked any other way; what comes later is asked as {@code prompt-mode} says. */
  void askAll(TimekeeperId timekeeper, PromptMode mode) {
    asked.lockedOpen(timekeeper).forEach(prompt -> {
      asked.ask(prompt.id(), mode);
      tasks.promptAsked(prompt.signal(), mode);
    });
  }
}
