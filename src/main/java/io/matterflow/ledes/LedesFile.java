package io.matterflow.ledes;

import java.util.List;

/**
 * A file as it was written, and where it says something else than it was told to, since the format has no such
 * characters.
 */
public record LedesFile(byte[] content, List<Replacement> replacements) {

  public LedesFile {
    replacements = List.copyOf(replacements);
  }

  /** A value that had to be put into plain ASCII. */
  public record Replacement(int line, LedesField field) {}
}
