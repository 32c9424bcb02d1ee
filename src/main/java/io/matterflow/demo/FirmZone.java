package io.matterflow.demo;

import java.time.ZoneId;

/** The zone in which the firm's people read the time. */
@FunctionalInterface
interface FirmZone {

  ZoneId now();
}
