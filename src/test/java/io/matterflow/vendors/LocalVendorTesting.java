package io.matterflow.vendors;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.mock.env.MockEnvironment;

/** Local vendors without Spring, for tests of what stands on them. */
public final class LocalVendorTesting {

  private LocalVendorTesting() {}

  public static LocalVendors in(Path data, Clock clock) {
    return new LocalVendors(data, new MockEnvironment(), clock);
  }
}
