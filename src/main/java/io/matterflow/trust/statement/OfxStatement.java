package io.matterflow.trust.statement;

import io.matterflow.trust.statement.StatementFile.Balance;
import io.matterflow.trust.statement.StatementFile.Format;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads OFX of both kinds, SGML (1.x) whose values have no end tags and XML (2.x), by one pass over the tags. It takes
 * what a statement of one bank account says and nothing else; it resolves no entities but the five of XML, and reads no
 * other file.
 */
final class OfxStatement {

  private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9._-]{0,40})\\s*(/?)>");
  private static final Pattern DAY = Pattern.compile("(\\d{8})(\\d{4,6}(\\.\\d{1,6})?)?(\\[[^\\]]{1,20}\\])?");
  private static final Pattern CHARACTER = Pattern.compile("&#(\\d{1,6});");
  private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd")
      .withResolverStyle(ResolverStyle.STRICT);
  private static final Set<String> WHOLES = Set.of(
      "OFX", "STMTRS", "BANKTRANLIST", "STMTTRN", "LEDGERBAL", "AVAILBAL", "BANKACCTFROM",
      "BANKMSGSRSV1", "STMTTRNRS", "CCSTMTRS");
  private static final String AGAIN = "Download the statement again, whole, and do not edit it by hand.";

  private final String text;
  private final Deque<String> open = new ArrayDeque<>();
  private final Map<String, String> said = new HashMap<>();
  private final List<StatementLine> lines = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private Map<String, String> transaction = new HashMap<>();
  private int began;
  private int statements;
  private int counted;
  private int lineNumber = 1;

  private OfxStatement(String text) {
    this.text = text;
  }

  static StatementFile read(String text) throws Misread {
    return new OfxStatement(text).whole();
  }

  private StatementFile whole() throws Misread {
    if (text.contains("<!")) {
      throw new Misread(lineAt(text.indexOf("<!")), "A statement has no declarations.", AGAIN);
    }
    var tags = TAG.matcher(text);
    var from = Math.max(text.indexOf("<OFX>"), 0);
    var at = from;
    while (tags.find(at)) {
      at = tags.end();
      var name = tags.group(2).toUpperCase(Locale.ROOT);
      if (!tags.group(1).isEmpty()) {
        close(name, tags.start());
      } else if (tags.group(3).isEmpty()) {
        open(name, tags.start(), value(at));
      }
    }
    if (!open.isEmpty()) {
      throw new Misread(lineAt(text.length()), "The file ends within %s.".formatted(open.peek()), AGAIN);
    }
    if (statements != 1) {
      throw new Misread(0, statements == 0 ? "The file holds no statement of a bank account."
          : "The file holds statements of %d accounts.".formatted(statements),
          "Download the statement of this one account.");
    }
    lines.sort(Comparator.comparing(StatementLine::on));
    return new StatementFile(Format.OFX, Optional.ofNullable(said.get("BANKACCTFROM/ACCTID")),
        Optional.ofNullable(said.get("STMTRS/CURDEF")),
        closing(), lines);
  }

  private String value(int from) {
    var end = text.indexOf('<', from);
    return unescaped(text.substring(from, end < 0 ? text.length() : end));
  }

  private void open(String name, int at, String value) throws Misread {
    if (WHOLES.contains(name)) {
      open.push(name);
      statements += name.equals("STMTRS") || name.equals("CCSTMTRS") ? 1 : 0;
      if (name.equals("STMTTRN")) {
        transaction = new HashMap<>();
        began = lineAt(at);
      }
    } else if (!value.isEmpty()) {
      if ("STMTTRN".equals(open.peek())) {
        transaction.putIfAbsent(name, value);
      } else {
        said.putIfAbsent(open.peek() + "/" + name, value);
      }
    }
  }

  private void close(String name, int at) throws Misread {
    if (!WHOLES.contains(name)) {
      return;
    }
    if (!name.equals(open.peek())) {
      throw new Misread(lineAt(at), "%s ends where it has not begun.".formatted(name), AGAIN);
    }
    open.pop();
    if (name.equals("STMTTRN")) {
      lines.add(line());
      if (lines.size() > StatementText.MOST_LINES) {
        throw new Misread(began, "The file has more than %d lines.".formatted(StatementText.MOST_LINES),
            "Import it month by month.");
      }
    }
  }

  private StatementLine line() throws Misread {
    var id = said("FITID");
    if (id.length() > 180) {
      throw new Misread(began, "The bank's id of the line has more than 180 characters.", AGAIN);
    }
    if (!names.add(id)) {
      throw new Misread(began, "The bank's id %s stands on two lines.".formatted(StatementText.words(id, 60)), AGAIN);
    }
    var amount = amount(said("TRNAMT"), began);
    if (amount.signum() == 0) {
      throw new Misread(began, "The line has no amount.", AGAIN);
    }
    var words = Optional.ofNullable(transaction.get("NAME")).orElse("") + " "
        + Optional.ofNullable(transaction.get("MEMO")).orElse("");
    var reference = Optional.ofNullable(transaction.get("CHECKNUM"))
        .or(() -> Optional.ofNullable(transaction.get("REFNUM")))
        .map(text -> StatementText.words(text, StatementLine.LONGEST_REFERENCE));
    return new StatementLine(began, "ofx:" + id, day(said("DTPOSTED"), began), amount,
        StatementText.words(words, StatementLine.LONGEST_DESCRIPTION), reference, Optional.empty());
  }

  private String said(String name) throws Misread {
    return Optional.ofNullable(transaction.get(name))
        .orElseThrow(() -> new Misread(began, "The line has no %s.".formatted(name), AGAIN));
  }

  private Optional<Balance> closing() throws Misread {
    var amount = said.get("LEDGERBAL/BALAMT");
    var on = said.get("LEDGERBAL/DTASOF");
    return amount == null || on == null ? Optional.empty() : Optional.of(new Balance(day(on, 0), amount(amount, 0)));
  }

  private static BigDecimal amount(String text, int line) throws Misread {
    return StatementText.amount(text, text.matches("[^.]*,\\d{1,2}")).orElseThrow(() -> new Misread(line,
        "“%s” is no amount.".formatted(StatementText.words(text, 40)), AGAIN));
  }

  /** The bank's own day, whatever hour and zone stand behind it. */
  private static LocalDate day(String text, int line) throws Misread {
    var parts = DAY.matcher(text);
    if (parts.matches()) {
      try {
        return LocalDate.parse(parts.group(1), BASIC);
      } catch (DateTimeException noSuchDay) {
        throw new Misread(line, "There is no day %s.".formatted(parts.group(1)), AGAIN);
      }
    }
    throw new Misread(line, "“%s” is no day.".formatted(StatementText.words(text, 40)), AGAIN);
  }

  private static String unescaped(String value) {
    var plain = CHARACTER.matcher(value).replaceAll(" ");
    return plain.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&").trim();
  }

  /** Counted on from the last that was asked for; a file is read once from its beginning to its end. */
  private int lineAt(int at) {
    if (at < counted) {
      counted = 0;
      lineNumber = 1;
    }
    for (; counted < Math.min(at, text.length()); counted++) {
      lineNumber += text.charAt(counted) == '\n' ? 1 : 0;
    }
    return lineNumber;
  }
}
