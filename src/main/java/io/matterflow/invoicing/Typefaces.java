package io.matterflow.invoicing;

import io.matterflow.prebill.PrintableText;
import java.util.List;
import org.springframework.stereotype.Component;

/** The invoice's typefaces, and what they can show. A sign that one family lacks is taken from the other. */
@Component
class Typefaces implements PrintableText {

  private static final int REGULAR = 400;
  private static final int SEMIBOLD = 600;

  private final List<Typeface> all = List.of(
      Typeface.read("SourceSerif4-Regular", "Source Serif 4", REGULAR),
      Typeface.read("SourceSerif4-SemiBold", "Source Serif 4", SEMIBOLD),
      Typeface.read("SourceSans3-Regular", "Source Sans 3", REGULAR),
      Typeface.read("SourceSans3-SemiBold", "Source Sans 3", SEMIBOLD));

  List<Typeface> all() {
    return all;
  }

  @Override
  public List<String> lostFrom(String text) {
    return PageText.characters(text)
        .filter(point -> !shows(PageText.onPage(point)))
        .distinct()
        .mapToObj(PageText::name)
        .toList();
  }

  /** In both weights, since a name may stand in either. */
  private boolean shows(int point) {
    return point == '\n' || point == '\t' || (shows(point, REGULAR) && shows(point, SEMIBOLD));
  }

  private boolean shows(int point, int weight) {
    return all.stream().anyMatch(face -> face.weight() == weight && face.shows(point));
  }
}
