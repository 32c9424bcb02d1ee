package io.matterflow.access;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.TimekeeperId;

/** A timekeeper's login was ended by somebody. Published inside that transaction. */
public record LoginEnded(TimekeeperId timekeeper, Actor by) {}
