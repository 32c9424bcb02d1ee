package io.matterflow.notices;

/** How a person wants to be told about their prompts. */
public enum NoticeChoice {
  IMMEDIATE,
  DIGEST,
  OFF
}
