package io.matterflow.capture;

import io.matterflow.kernel.TimekeeperId;
import java.time.LocalDate;

/** One person's day, whatever they worked on. */
public record PersonDay(TimekeeperId timekeeper, LocalDate day) {}
