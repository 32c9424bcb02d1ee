package io.matterflow.capture;

/** A timekeeper is to say whether two records are the same work. Published inside the transaction that found it out. */
public record TimeQuestionRaised(TimeQuestionId question) {}
