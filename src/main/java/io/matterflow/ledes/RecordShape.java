package io.matterflow.ledes;

import static io.matterflow.ledes.LedesField.SEPARATOR;
import static io.matterflow.ledes.LedesField.TERMINATOR;
import static io.matterflow.ledes.LedesRule.CHARACTERS;
import static io.matterflow.ledes.LedesRule.FIELD_COUNT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A line as a row of values between pipes: whether it is a record at all. */
final class RecordShape {

  private static final char FIRST = ' ';
  private static final char LAST = '~';

  private final int line;
  private final String text;

  RecordShape(int line, String text) {
    this.line = line;
    this.text = text;
  }

  /** The record, if it has its 24 fields and its end; what is wrong with its form is told. */
  Optional<LedesRecord> check(Findings findings) {
    var odd = oddCharacter();
    if (odd.isPresent()) {
      findings.add(CHARACTERS, line, Optional.empty(), fieldAt(odd.getAsInt()), odd.getAsInt() + 1);
    }
    var ended = text.endsWith(TERMINATOR);
    int fields = fields(ended);
    if (fields != LedesField.COUNT) {
      findings.add(FIELD_COUNT, line, Optional.empty(), Optional.empty(), fields);
    }
    if (!ended) {
      findings.add(LedesRule.TERMINATOR, line, Optional.empty(), Optional.empty());
    }
    return ended && fields == LedesField.COUNT
        ? Optional.of(new LedesRecord(line, firstValues(body(), LedesField.COUNT)))
        : Optional.empty();
  }

  /** The first columns of a header, and one more if there is one. */
  static List<String> columns(String header) {
    return firstValues(header, LedesField.COUNT + 1);
  }

  /** The first values of what may be no record, as far as there are any. */
  List<String> firstValues(int most) {
    return firstValues(text, most);
  }

  /**
   * How many values there are. An end that stands within the line, where a value must never hold it, ends the record
   * there for whoever reads it.
   */
  private int fields(boolean ended) {
    var whole = ended ? body() : text;
    int all = count(whole);
    int early = whole.indexOf(TERMINATOR);
    return all == LedesField.COUNT && early >= 0 ? count(whole.substring(0, early)) : all;
  }

  private String body() {
    return text.substring(0, text.length() - TERMINATOR.length());
  }

  private OptionalInt oddCharacter() {
    for (int index = 0; index < text.length(); index++) {
      if (text.charAt(index) < FIRST || text.charAt(index) > LAST) {
        return OptionalInt.of(index);
      }
    }
    return OptionalInt.empty();
  }

  private Optional<LedesField> fieldAt(int index) {
    int column = count(text.substring(0, index));
    return column <= LedesField.COUNT ? Optional.of(LedesField.values()[column - 1]) : Optional.empty();
  }

  private static int count(String values) {
    return (int) values.chars().filter(character -> character == SEPARATOR).count() + 1;
  }

  private static List<String> firstValues(String row, int most) {
    var values = new ArrayList<String>();
    int from = 0;
    while (values.size() < most) {
      int to = row.indexOf(SEPARATOR, from);
      if (to < 0) {
        values.add(row.substring(from));
        return values;
      }
      values.add(row.substring(from, to));
      from = to + 1;
    }
    return values;
  }
}
