package io.matterflow.ledes;

import java.util.List;

/**
 * What was found in a file, in the order of its lines, with what concerns a whole invoice at the end. A file of rubbish
 * would fill memory with findings: those beyond the first thousands of a severity are counted only.
 *
 * @param valid whether a portal could take the file: warnings do not stand in the way
 */
public record LedesReport(boolean valid, List<LedesFinding> findings, long omitted) {

  public LedesReport {
    findings = List.copyOf(findings);
  }
}
