package io.matterflow.messaging;

import java.time.Instant;

/**
 * The owner of a mobile number wants no more text messages, or wants them again. Published in the transaction that
 * notes it.
 */
public record TextConsentChanged(String mobile, boolean given, TextConsents.Source source, Instant at) {}
