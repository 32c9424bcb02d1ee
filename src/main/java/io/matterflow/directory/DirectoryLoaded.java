package io.matterflow.directory;

import java.util.List;

/** The directory was brought up to date; these of its timekeepers are new or changed. Published inside the loading transaction. */
public record DirectoryLoaded(List<Timekeeper> timekeepers) {}
