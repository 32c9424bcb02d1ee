package io.matterflow.capture;

/** A posted entry is to read otherwise, or to go. Published inside the transaction of the correction. */
public record TimeCorrected(TimeCorrectionId correction) {}
