package io.matterflow.directory;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One item of the reference data, read member by member. What is absent, null or blank is absent; what cannot be used
 * is rejected with the JSON pointer of the spot. The documents that are kept are read back through the same methods.
 */
final class Item {

  private static final int LONGEST_TEXT = 300;
  private static final int MOST_ITEMS = 1000;
  private static final BigDecimal ABSURD = new BigDecimal("1000000000");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9@._-]{0,63}");
  private static final Pattern NAME_OF_A_ROW = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
  private static final Pattern ADDRESS = Pattern.compile("(?=.{3,254}$)[^\\s@<>\",;]+@[^\\s@<>\",;]+");
  private static final Pattern DOMAIN = Pattern.compile("(?=.{1,253}$)[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)*\\.?");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

  private final JsonNode node;
  private final String pointer;

  Item(JsonNode node, String pointer) {
    this.node = node;
    this.pointer = pointer;
    if (!node.isObject()) {
      throw new Rejected(pointer, "An object is expected here.");
    }
  }

  String pointer() {
    return pointer;
  }

  JsonNode node() {
    return node;
  }

  boolean has(String name) {
    return find(name).isPresent();
  }

  /** An id of the practice-management system, such as stands in addresses and in business keys. */
  String id(String name) {
    return optionalId(name).orElseThrow(() -> missing(name));
  }

  Optional<String> optionalId(String name) {
    return optionalText(name).map(id -> matching(ID, id, name, "may have up to 64 letters, digits and @._-"));
  }

  /** The name of a row of a decision table, such as {@code FLAT_MILESTONE}. */
  String row(String name) {
    return optionalRow(name).orElseThrow(() -> missing(name));
  }

  Optional<String> optionalRow(String name) {
    return optionalText(name).map(row -> matching(NAME_OF_A_ROW, row, name, "may have up to 40 of A-Z, 0-9 and _"));
  }

  String text(String name) {
    return optionalText(name).orElseThrow(() -> missing(name));
  }

  Optional<String> optionalText(String name) {
    return find(name).map(value -> text(value, at(name))).filter(text -> !text.isEmpty());
  }

  String address(String name) {
    return optionalAddress(name).orElseThrow(() -> missing(name));
  }

  Optional<String> optionalAddress(String name) {
    return optionalText(name).map(address -> matching(ADDRESS, address, name, "must be one e-mail address"));
  }

  <E extends Enum<E>> E choice(String name, Class<E> type) {
    var chosen = text(name);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(chosen))
        .findFirst()
        .orElseThrow(() -> rejected(name, "must be one of " + Arrays.toString(type.getEnumConstants())));
  }

  boolean flag(String name) {
    var value = find(name).orElseThrow(() -> missing(name));
    if (!value.isBoolean()) {
      throw rejected(name, "must be true or false");
    }
    return value.booleanValue();
  }

  boolean flag(String name, boolean whenAbsent) {
    return has(name) ? flag(name) : whenAbsent;
  }

  int number(String name, int atLeast, int atMost) {
    var value = find(name).orElseThrow(() -> missing(name));
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < atLeast
        || value.intValue() > atMost) {
      throw rejected(name, "must be a whole number from %d to %d".formatted(atLeast, atMost));
    }
    return value.intValue();
  }

  int number(String name, int atLeast, int atMost, int whenAbsent) {
    return has(name) ? number(name, atLeast, atMost) : whenAbsent;
  }

  /** A decimal in a string, such as {@code "0.25"}. */
  BigDecimal decimal(String name) {
    return optionalDecimal(name).orElseThrow(() -> missing(name));
  }

  Optional<BigDecimal> optionalDecimal(String name) {
    return optionalText(name).map(text -> {
      try {
        var decimal = new BigDecimal(text);
        if (text.length() <= 20 && text.matches("-?[0-9.]+") && decimal.abs().compareTo(ABSURD) < 0) {
          return decimal;
        }
      } catch (NumberFormatException notADecimal) {
        // said below, as for the other ways in which a decimal is wrong
      }
      throw rejected(name, "must be a plain decimal in a string, such as \"12.50\"");
    });
  }

  /** All members as decimals in strings, by their names. */
  Map<String, BigDecimal> decimals() {
    var decimals = new TreeMap<String, BigDecimal>();
    node.fieldNames().forEachRemaining(name -> optionalDecimal(name).ifPresent(decimal -> decimals.put(name, decimal)));
    return decimals;
  }

  Optional<Money> optionalAmount(String name, Currency currency) {
    return optionalDecimal(name).map(amount -> {
      if (amount.signum() < 0 || amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
        throw rejected(name, "must be an amount of " + currency + ", not negative");
      }
      return new Money(amount, currency);
    });
  }

  Money amount(String name, Currency currency) {
    return optionalAmount(name, currency).orElseThrow(() -> missing(name));
  }

  Currency currency(String name, Currency whenAbsent) {
    return optionalText(name)
        .map(code -> Money.currency(code)
            .orElseThrow(() -> rejected(name, "must be a currency of ISO 4217 with at most two decimals, such as USD")))
        .orElse(whenAbsent);
  }

  LocalDate date(String name) {
    return optionalDate(name).orElseThrow(() -> missing(name));
  }

  Optional<LocalDate> optionalDate(String name) {
    return optionalText(name).map(text -> {
      try {
        var date = LocalDate.parse(text);
        if (date.getYear() >= 1900 && date.getYear() < 2200) {
          return date;
        }
      } catch (DateTimeException notADate) {
        // said below, as for a date that is out of range
      }
      throw rejected(name, "must be a day of the calendar as YYYY-MM-DD");
    });
  }

  Optional<Item> item(String name) {
    return find(name).map(value -> new Item(value, at(name)));
  }

  List<Item> items(String name) {
    return list(name, Item::new);
  }

  Set<String> texts(String name) {
    return new LinkedHashSet<>(list(name, Item::text));
  }

  Set<String> ids(String name) {
    return new LinkedHashSet<>(list(name, (value, spot) -> matching(ID, text(value, spot), spot)));
  }

  Set<String> addresses(String name) {
    return new LinkedHashSet<>(list(name, (value, spot) -> matching(ADDRESS, text(value, spot), spot)));
  }

  Set<String> domains(String name) {
    return new LinkedHashSet<>(list(name, (value, spot) -> Normal.domain(matching(DOMAIN, text(value, spot), spot))));
  }

  Rejected missing(String name) {
    return rejected(name, "is missing");
  }

  Rejected rejected(String name, String detail) {
    return new Rejected(at(name), "%s %s.".formatted(name, detail));
  }

  private Optional<JsonNode> find(String name) {
    return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
  }

  private String at(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private <T> List<T> list(String name, Reader<T> reader) {
    var list = new ArrayList<T>();
    find(name).ifPresent(value -> {
      if (!value.isArray() || value.size() > MOST_ITEMS) {
        throw rejected(name, "must be a list of at most %d".formatted(MOST_ITEMS));
      }
      for (int index = 0; index < value.size(); index++) {
        list.add(reader.read(value.get(index), at(name) + "/" + index));
      }
    });
    return list;
  }

  private static String text(JsonNode value, String spot) {
    if (!value.isTextual()) {
      throw new Rejected(spot, "A text is expected here.");
    }
    var text = value.textValue().trim();
    if (text.length() > LONGEST_TEXT || CONTROL.matcher(text).find()) {
      throw new Rejected(spot, "A text of at most %d characters on one line is expected here.".formatted(LONGEST_TEXT));
    }
    return text;
  }

  private String matching(Pattern pattern, String text, String name, String detail) {
    if (!pattern.matcher(text).matches()) {
      throw rejected(name, detail);
    }
    return text;
  }

  private static String matching(Pattern pattern, String text, String spot) {
    if (!pattern.matcher(text).matches()) {
      throw new Rejected(spot, "What stands here is not an id, an e-mail address or a domain, as this list holds.");
    }
    return text;
  }

  private interface Reader<T> {
    T read(JsonNode value, String spot);
  }

  /** Why an item is not taken, and where. Caught where the item is loaded, so that the others go on. */
  static final class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String pointer;
    private final String detail;

    Rejected(String pointer, String detail) {
      super(detail, null, false, false);
      this.detail = detail;
      this.pointer = pointer;
    }

    String detail() {
      return detail;
    }

    String pointer() {
      return pointer;
    }
  }
}
