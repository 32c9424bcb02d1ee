package io.matterflow.trust;

import io.matterflow.kernel.Money;
import io.matterflow.trust.BankLine.BookItem;
import io.matterflow.trust.BankLine.Origin;
import io.matterflow.trust.BankLine.Reason;
import io.matterflow.trust.BankLine.Suggestion;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Suggests which items of the book a line shows: by its reference and amount, an equal reference before one that is
 * only in its words, then by its amount alone where only one item has it, then by the deposits of a day that come to
 * it. An item is suggested once. Nothing is done about it: a person ticks.
 */
final class StatementMatching {

  /** A line comes after its item, and cheques take their time. */
  private static final int LONGEST_WAY = 120;
  private static final Pattern NUMBERS = Pattern.compile("[A-Za-z0-9]{3,}");

  private final List<BookItem> items;
  private final Set<UUID> taken = new HashSet<>();
  private final List<Suggestion> found = new ArrayList<>();

  private StatementMatching(List<BookItem> items) {
    this.items = items;
  }

  static List<Suggestion> of(List<BankLine> lines, List<BookItem> items) {
    var open = lines.stream().filter(BankLine::isOpen).sorted(Comparator.comparing(BankLine::on)).toList();
    var matching = new StatementMatching(items);
    open.forEach(line -> matching.suggest(line, Reason.REFERENCE, matching.byEqualReference(line)));
    open.forEach(line -> matching.suggest(line, Reason.REFERENCE, matching.byReference(line)));
    open.forEach(line -> matching.suggest(line, Reason.AMOUNT, matching.byAmount(line, open)));
    open.forEach(line -> matching.suggest(line, Reason.SUM_OF_A_DAY, matching.ofADay(line)));
    return matching.found;
  }

  private void suggest(BankLine line, Reason reason, List<BookItem> these) {
    if (these.isEmpty() || found.stream().anyMatch(known -> known.line().equals(line.id()))) {
      return;
    }
    these.forEach(item -> taken.add(item.item()));
    found.add(new Suggestion(line.id(), these.stream().map(BookItem::item).toList(), reason));
  }

  private List<BookItem> byEqualReference(BankLine line) {
    var own = line.reference().map(StatementMatching::plain).filter(text -> !text.isEmpty());
    return own.isEmpty()
        ? List.of()
        : alike(line).stream()
            .filter(item -> item.ref().map(StatementMatching::plain).equals(own))
        .findFirst().stream().toList();
  }

  private List<BookItem> byReference(BankLine line) {
    var words = numbers(line.reference().orElse("") + " " + line.description());
    return alike(line).stream()
        .filter(item -> item.ref()
            .map(StatementMatching::numbers)
            .filter(own -> own.stream().anyMatch(words::contains))
            .isPresent())
        .findFirst().stream().toList();
  }

  /** Two lines or two items of one amount: nobody can say which is which. */
  private List<BookItem> byAmount(BankLine line, List<BankLine> open) {
    var alike = alike(line);
    var rivals = open.stream().filter(other -> other.amount().equals(line.amount()) && !other.id().equals(line.id()))
        .filter(other -> alike.stream().anyMatch(item -> fits(other, item)))
        .filter(other -> found.stream().noneMatch(known -> known.line().equals(other.id()))).count();
    return alike.size() == 1 && rivals == 0 ? alike : List.of();
  }

  private List<BookItem> ofADay(BankLine line) {
    if (line.amount().isNegative()) {
      return List.of();
    }
    var days = new TreeMap<LocalDate, List<BookItem>>(Comparator.reverseOrder());
    items.stream()
        .filter(item -> item.origin() == Origin.DEPOSIT && fits(line, item))
        .forEach(item -> days.computeIfAbsent(item.on(), day -> new ArrayList<>()).add(item));
    return days.values().stream()
        .filter(day -> day.size() > 1 && sum(day).filter(line.amount()::equals).isPresent())
        .findFirst().orElse(List.of());
  }

  private static Optional<Money> sum(List<BookItem> day) {
    return day.stream().map(BookItem::amount).reduce(Money::plus);
  }

  private List<BookItem> alike(BankLine line) {
    return items.stream().filter(item -> item.amount().equals(line.amount()) && fits(line, item)).toList();
  }

  private boolean fits(BankLine line, BookItem item) {
    var days = ChronoUnit.DAYS.between(item.on(), line.on());
    return !taken.contains(item.item()) && item.isShownBy(line) && days <= LONGEST_WAY;
  }

  /** However it is written: blanks, hyphens, small letters and zeros before it say nothing. */
  private static String plain(String reference) {
    return reference.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "").replaceFirst("^0+(?=.)", "");
  }

  /** The numbers and codes in a text that are long enough to mean something, without zeros before them. */
  private static Set<String> numbers(String text) {
    var words = new HashSet<String>();
    NUMBERS.matcher(text.toUpperCase(Locale.ROOT)).results()
        .map(found -> found.group().replaceFirst("^0+", ""))
        .filter(word -> word.length() > 2 && word.chars().anyMatch(Character::isDigit))
        .forEach(words::add);
    return words;
  }
}
