package io.matterflow.rules;

import java.time.ZoneId;

/** What a trial has to know of the firm: in which zone its days begin, and what it is called on a page. */
public interface TrialFirm {

  ZoneId zone();

  String name();
}
