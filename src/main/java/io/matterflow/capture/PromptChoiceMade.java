package io.matterflow.capture;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.TimekeeperId;

/** A timekeeper has chosen how to be asked. */
record PromptChoiceMade(PromptChoice choice, TimekeeperId timekeeper, Actor by) {}
