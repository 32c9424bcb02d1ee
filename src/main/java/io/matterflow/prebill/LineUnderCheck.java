package io.matterflow.prebill;

/** A line of a pre-bill with the facts that the rules judge. */
record LineUnderCheck(PreBillLine line, GuidelineFacts facts) {}
