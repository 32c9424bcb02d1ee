package io.matterflow.directory;

import io.matterflow.rules.TrialFirm;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** The firm as the practice system has it. */
@Component
class FirmOfTrials implements TrialFirm {

  private final Directory directory;

  FirmOfTrials(Directory directory) {
    this.directory = directory;
  }

  @Override
  public ZoneId zone() {
    return directory.firm().zone();
  }

  @Override
  public String name() {
    return directory.firm().name();
  }
}
