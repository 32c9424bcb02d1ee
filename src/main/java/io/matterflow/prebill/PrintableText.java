package io.matterflow.prebill;

import java.util.List;

/** What the printed invoice can show of a text; {@code invoicing}, which knows its typefaces, implements it. */
public interface PrintableText {

  /**
   * The characters that the page would lose, each once and in their order; what nobody can see is named by its number.
   */
  List<String> lostFrom(String text);
}
