package io.matterflow.ledes;

import io.matterflow.kernel.TimekeeperId;
import java.util.Optional;

/** Who worked, as a portal knows them. */
public record LedesTimekeeper(TimekeeperId id, String lastName, String firstName, Optional<String> classification) {

  /** The form that portals match by; a first name that finds no room is cut to its initial. */
  String name() {
    var whole = firstName.isBlank() ? lastName : lastName + ", " + firstName;
    return whole.length() > LedesField.TIMEKEEPER_NAME.size() && !firstName.isBlank()
        ? lastName + ", " + firstName.charAt(0)
        : whole;
  }

  static LedesTimekeeper named(TimekeeperId id, String name, Optional<String> classification) {
    int comma = name.indexOf(',');
    return comma < 0
        ? new LedesTimekeeper(id, name, "", classification)
        : new LedesTimekeeper(id, name.substring(0, comma), name.substring(comma + 1).strip(), classification);
  }
}
