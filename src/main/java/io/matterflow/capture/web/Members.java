package io.matterflow.capture.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.capture.Words;
import io.matterflow.rest.Problem;
import io.matterflow.rest.UnknownMember;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the members of one JSON object and notes, by pointer, each that does not fit; then nothing of it is taken. A
 * member that was never asked for does not fit either, unless the shape is open.
 */
final class Members {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
  private static final Pattern NO_CHARACTER = Pattern.compile("[\\p{Cs}\\x00]");
  private static final String HOLDS_NO_CHARACTER = "holds a character that is none (NUL or half a surrogate pair)";
  private static final int MOST_UNKNOWN = 20;
  private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2100, 1, 1);

  private final JsonNode object;
  private final String pointer;
  private final boolean open;
  private final Set<String> known = new HashSet<>();
  private final List<Problem.Pointer> faults = new ArrayList<>();

  Members(JsonNode object, String pointer) {
    this(object, pointer, false);
  }

  private Members(JsonNode object, String pointer, boolean open) {
    this.object = object;
    this.pointer = pointer;
    this.open = open;
    if (!object.isObject()) {
      faults.add(new Problem.Pointer(pointer, "is no object"));
    }
  }

  /** Of a shape to which systems add members of their own: what nobody asks for is overlooked. */
  static Members open(JsonNode object, String pointer) {
    return new Members(object, pointer, true);
  }

  /** To be asked when all members have been read. */
  boolean fit() {
    return faults().isEmpty();
  }

  /** All that does not fit, as one problem. */
  Problem problem() {
    return Problem.misfit(faults());
  }

  private List<Problem.Pointer> faults() {
    var unknown = new ArrayList<String>();
    object.fieldNames().forEachRemaining(name -> {
      if (!open && !known.contains(name)) {
        unknown.add(name);
      }
    });
    return Stream.concat(
        faults.stream(),
            unknown.stream().limit(MOST_UNKNOWN).map(name -> UnknownMember.at(pointer, name, known)))
        .toList();
  }

  /** Nothing is taken of a request in which a member does not fit. */
  void requireFit() {
    if (!fit()) {
      throw problem();
    }
  }

  void refuse(String name, String detail) {
    faults.add(new Problem.Pointer(pointer + "/" + name, detail));
  }

  /** Text without control characters, which no person reads; NUL and half a character are no text. */
  Optional<String> text(String name, int longest) {
    return member(name).flatMap(value -> {
      if (!value.isTextual()) {
        refuse(name, "is no text");
        return Optional.empty();
      }
      if (value.textValue().length() > longest) {
        refuse(name, "is longer than %d characters".formatted(longest));
        return Optional.empty();
      }
      if (NO_CHARACTER.matcher(value.textValue()).find()) {
        refuse(name, HOLDS_NO_CHARACTER);
        return Optional.empty();
      }
      return Optional.of(CONTROL.matcher(value.textValue()).replaceAll(" ").trim());
    });
  }

  Optional<String> filled(String name, int longest) {
    return text(name, longest).filter(value -> !value.isEmpty());
  }

  String required(String name, int longest) {
    return filled(name, longest).orElseGet(() -> missing(name, ""));
  }

  List<String> texts(String name, int most, int longest) {
    var list = member(name);
    if (list.isEmpty()) {
      return List.of();
    }
    if (!list.get().isArray() || list.get().size() > most) {
      refuse(name, "is no list of at most %d texts".formatted(most));
      return List.of();
    }
    var texts = new ArrayList<String>();
    for (var one : list.get()) {
      if (!one.isTextual() || one.textValue().length() > longest) {
        refuse(name + "/" + texts.size(), "is no text of at most %d characters".formatted(longest));
        return List.of();
      }
      if (NO_CHARACTER.matcher(one.textValue()).find()) {
        refuse(name + "/" + texts.size(), HOLDS_NO_CHARACTER);
        return List.of();
      }
      texts.add(CONTROL.matcher(one.textValue()).replaceAll(" ").trim());
    }
    return texts.stream().filter(text -> !text.isEmpty()).toList();
  }

  /** A list of texts, or one text of several words. */
  List<String> words(String name, int most, int longest) {
    if (member(name).filter(JsonNode::isTextual).isEmpty()) {
      return texts(name, most, longest);
    }
    return text(name, most * longest).stream()
        .flatMap(all -> Stream.of(all.split("\\s+")))
        .filter(word -> !word.isEmpty())
        .limit(most)
        .toList();
  }

  Map<String, String> map(String name, int most, int longest) {
    var map = new LinkedHashMap<String, String>();
    member(name).ifPresent(members -> {
      if (!members.isObject() || members.size() > most) {
        refuse(name, "is no object of at most %d texts".formatted(most));
        return;
      }
      members.properties().forEach(entry -> {
        var value = Words.beginning(entry.getValue().asText(""), longest);
        if (NO_CHARACTER.matcher(entry.getKey() + value).find()) {
          refuse(name + "/" + entry.getKey(), HOLDS_NO_CHARACTER);
        }
        map.put(entry.getKey(), value);
      });
    });
    return map;
  }

  boolean flag(String name) {
    return flag(name, false);
  }

  boolean flag(String name, boolean otherwise) {
    return member(name).map(value -> {
      if (!value.isBoolean()) {
        refuse(name, "is neither true nor false");
      }
      return value.booleanValue();
    }).orElse(otherwise);
  }

  Optional<Integer> whole(String name, int least, int most) {
    return member(name).flatMap(value -> {
      var isWhole = value.isIntegralNumber() && value.canConvertToInt();
      if (!isWhole || value.intValue() < least || value.intValue() > most) {
        refuse(name, "is no whole number from %d to %d".formatted(least, most));
        return Optional.empty();
      }
      return Optional.of(value.intValue());
    });
  }

  /** A decimal as text or number, above zero or from zero on, with no more decimals than given. */
  Optional<BigDecimal> decimal(String name, boolean zeroAllowed, String most, int decimals) {
    return member(name).flatMap(value -> {
      var figure = value.isTextual() || value.isNumber() ? figure(value.asText()) : Optional.<BigDecimal>empty();
      var fits = figure.filter(number -> number.signum() >= (zeroAllowed ? 0 : 1)
          && number.compareTo(new BigDecimal(most)) <= 0
          && number.stripTrailingZeros().scale() <= decimals);
      if (fits.isEmpty()) {
        refuse(name, "is no decimal %s zero to %s with at most %d decimals".formatted(
            zeroAllowed ? "from" : "above", most, decimals));
      }
      return fits;
    });
  }

  Optional<Instant> instant(String name) {
    var otherwise = "is no instant with an offset, such as 2026-06-30T09:07:00-05:00";
    return text(name, 40).flatMap(value -> parsed(name, value, otherwise, text -> OffsetDateTime.parse(text)))
        .filter(moment -> inThisCentury(name, moment.toLocalDate()))
        .map(OffsetDateTime::toInstant);
  }

  Optional<LocalDate> date(String name) {
    return text(name, 10).flatMap(value -> parsed(name, value, "is no date such as 2026-06-30", LocalDate::parse))
        .filter(date -> inThisCentury(name, date));
  }

  <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    return filled(name, 40).flatMap(value -> {
      try {
        return Optional.of(Enum.valueOf(type, value));
      } catch (IllegalArgumentException unknown) {
        refuse(name, "is not one of " + List.of(type.getEnumConstants()));
        return Optional.empty();
      }
    });
  }

  /** Notes that a member is missing, unless it is there and was refused already. */
  <T> T missing(String name, T standIn) {
    if (member(name).isEmpty() || faults.stream().noneMatch(fault -> fault.pointer().equals(pointer + "/" + name))) {
      refuse(name, "is required");
    }
    return standIn;
  }

  /** As it was sent; {@link JsonNode#isMissingNode} where it was not. */
  JsonNode node(String name) {
    known.add(name);
    return object.path(name);
  }

  private Optional<JsonNode> member(String name) {
    known.add(name);
    return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
  }

  private <T> Optional<T> parsed(String name, String value, String otherwise, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(value));
    } catch (DateTimeException unreadable) {
      refuse(name, otherwise);
      return Optional.empty();
    }
  }

  private boolean inThisCentury(String name, LocalDate date) {
    var fits = !date.isBefore(FIRST_DAY) && date.isBefore(LAST_DAY);
    if (!fits) {
      refuse(name, "does not lie in this century");
    }
    return fits;
  }

  private static Optional<BigDecimal> figure(String text) {
    try {
      return text.length() > 30 ? Optional.empty() : Optional.of(new BigDecimal(text));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }
}
