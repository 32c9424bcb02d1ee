package io.matterflow.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where post goes: lines as they are to be printed, and what is known apart from them. An address whose country puts
 * city and code in another order says all of it in its lines.
 */
public record PostalAddress(
    List<String> lines,
    Optional<String> city,
    Optional<String> region,
    Optional<String> postalCode,
    Optional<String> country) {

  public PostalAddress {
    lines = List.copyOf(lines);
  }

  public boolean isEmpty() {
    return rows().isEmpty();
  }

  /** As it stands on an envelope, the country last. */
  public List<String> rows() {
    var rows = new ArrayList<>(lines);
    var place = Stream.of(city, regionWithCode()).flatMap(Optional::stream).collect(Collectors.joining(", "));
    Stream.of(Optional.of(place).filter(words -> !words.isEmpty()), country)
        .flatMap(Optional::stream)
        .forEach(rows::add);
    return List.copyOf(rows);
  }

  /** As somebody at the other address writes it, who leaves out a country that is their own. */
  public List<String> rowsFrom(Optional<PostalAddress> sender) {
    var theirs = sender.flatMap(PostalAddress::country);
    return new PostalAddress(lines, city, region, postalCode,
        country.filter(ours -> theirs.filter(ours::equalsIgnoreCase).isEmpty())).rows();
  }

  private Optional<String> regionWithCode() {
    return Optional.of(Stream.of(region, postalCode).flatMap(Optional::stream).collect(Collectors.joining(" ")))
        .filter(words -> !words.isEmpty());
  }
}
