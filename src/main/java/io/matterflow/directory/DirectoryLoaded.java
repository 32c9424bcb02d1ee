package io.matterflow.directory;

import java.util.List;

/** The directory was loaded or brought up to date; these timekeepers are in it. Published inside the loading transaction. */
public record DirectoryLoaded(List<Timekeeper> timekeepers) {}
