package io.matterflow.rules;

/** What {@code rule-release} says of a change: who is asked, and within how many business days they should answer. */
record RuleRelease(Releaser releaser, int answerIn) {}
