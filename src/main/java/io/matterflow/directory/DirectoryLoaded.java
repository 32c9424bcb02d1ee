package io.matterflow.directory;

import io.matterflow.kernel.MatterId;
import java.util.List;

/**
 * The directory was brought up to date; these of its timekeepers are new or changed, and these matters were closed or
 * opened again. Published inside the loading transaction.
 */
public record DirectoryLoaded(List<Timekeeper> timekeepers, List<MatterId> closed, List<MatterId> reopened) {

  public DirectoryLoaded(List<Timekeeper> timekeepers) {
    this(timekeepers, List.of(), List.of());
  }
}
