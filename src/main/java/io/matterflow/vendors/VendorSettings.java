package io.matterflow.vendors;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How a local vendor is to behave: {@code matterflow.vendors.<name>.mood}, {@code .patience} and {@code .lateness}. */
record VendorSettings(
    @DefaultValue("WELL") Mood mood, @DefaultValue("30s") Duration patience, @DefaultValue("2s") Duration lateness) {

  VendorSettings in(Mood other) {
    return new VendorSettings(other, patience, lateness);
  }

  VendorSettings with(Duration otherPatience) {
    return new VendorSettings(mood, otherPatience, otherPatience);
  }
}
