package io.matterflow.capture;

/** Kinds of evidence for a matter. Within a group the strongest counts, the groups are added. */
public enum EvidenceGroup {
  REFERENCE,
  CONTACT,
  UNIQUE,
  NAME,
  TEAM
}
