package io.matterflow.access.hardening;

/** A setting that leaves a door open, why that matters, and how to shut it. */
record OpenDefault(String setting, String why, String how) {

  @Override
  public String toString() {
    return "%s: %s; %s".formatted(setting, why, how);
  }
}
