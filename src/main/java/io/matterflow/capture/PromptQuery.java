package io.matterflow.capture;

import java.time.LocalDate;
import java.util.Optional;

/** Which of one's own prompts to list; {@code after} is the last prompt of the page before. */
public record PromptQuery(Optional<PromptState> state, LocalDate from, LocalDate to, Optional<PromptId> after) {}
