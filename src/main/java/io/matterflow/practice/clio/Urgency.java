package io.matterflow.practice.clio;

/** Who waits for an answer: a person's work, or nobody. */
enum Urgency {
  INTERACTIVE,
  BACKGROUND
}
