package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.practice.clio.JdbcContacts.Address;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Of the addresses of a contact the one for its bills, and how it is told to the directory. */
final class PostalAddresses {

  private static final String HOME = "Home";
  private static final List<String> BEST_FIRST = List.of("Billing", "Work", "Other", HOME);
  private static final int MOST_LINES = 6;
  private static final int LONGEST_LINE = 100;
  private static final int LONGEST_PART = 60;

  private PostalAddresses() {}

  /** Of somebody at a company never the address of their home. */
  static Address bestOf(JsonNode addresses, boolean atACompany) {
    return StreamSupport.stream(addresses.spliterator(), false)
        .filter(address -> !atACompany || !address.path("name").asText().equals(HOME))
        .min(Comparator.comparingInt(PostalAddresses::rank))
        .map(best -> new Address(street(best), part(best, "city"), part(best, "province"), part(best, "postal_code"),
            part(best, "country")))
        .orElse(Address.UNKNOWN);
  }

  static Optional<ObjectNode> item(Address address) {
    var item = JsonNodeFactory.instance.objectNode();
    address.street().ifPresent(street -> street.lines().forEach(item.withArray("lines")::add));
    address.city().ifPresent(city -> item.put("city", city));
    address.region().ifPresent(region -> item.put("region", region));
    address.postalCode().ifPresent(code -> item.put("postalCode", code));
    address.country().ifPresent(country -> item.put("country", country));
    return Optional.of(item).filter(any -> !any.isEmpty());
  }

  private static int rank(JsonNode address) {
    var at = BEST_FIRST.indexOf(address.path("name").asText());
    return at < 0 ? BEST_FIRST.size() : at;
  }

  private static Optional<String> street(JsonNode address) {
    return Optional.of(address.path("street").asText("").lines()
            .flatMap(line -> Wordings.oneLine(line).stream())
            .limit(MOST_LINES)
            .map(line -> cut(line, LONGEST_LINE))
            .collect(Collectors.joining("\n")))
        .filter(lines -> !lines.isEmpty());
  }

  private static Optional<String> part(JsonNode address, String name) {
    return Wordings.line(address, name).map(part -> cut(part, LONGEST_PART));
  }

  private static String cut(String text, int longest) {
    return text.length() > longest ? text.substring(0, longest).trim() : text;
  }
}
