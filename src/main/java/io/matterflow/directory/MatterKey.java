package io.matterflow.directory;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Something that a signal may carry and that leads to a matter, in its normal form. */
record MatterKey(Kind kind, String value) {

  enum Kind {
    /** The matter's own mail address. */
    MAIL_TAG,
    /** The matter's workspace in the document management system. */
    WORKSPACE,
    /** The address of a contact or an adverse party on the matter. */
    ADDRESS,
    /** The phone of an adverse party on the matter; those of the client's people stand with the client. */
    PHONE
  }

  static Set<MatterKey> of(Item matter) {
    var adverse = matter.items("adverse");
    return Stream.of(
            matter.optionalAddress("mailTag").map(Normal::address).map(key(Kind.MAIL_TAG)).stream(),
            matter.optionalText("dmsWorkspaceId").map(key(Kind.WORKSPACE)).stream(),
            matter.addresses("contacts").stream().map(Normal::contactAddress).map(key(Kind.ADDRESS)),
            adverse.stream().map(party -> party.optionalAddress("email")).flatMap(Optional::stream)
                .map(Normal::contactAddress).map(key(Kind.ADDRESS)),
            adverse.stream().map(party -> party.optionalText("phone").flatMap(Normal::phone)).flatMap(Optional::stream)
                .map(key(Kind.PHONE)))
        .flatMap(keys -> keys)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The numbers and names by which texts speak of the matter. */
  static Set<Phrase> phrases(Matter matter) {
    return Stream.of(
            Stream.of(Phrase.of(Phrase.Kind.NUMBER, matter.id().value())),
            matter.clientMatterId().map(number -> Phrase.of(Phrase.Kind.CLIENT_NUMBER, number)).stream(),
            matter.courtDocket().map(docket -> Phrase.of(Phrase.Kind.DOCKET, docket)).stream(),
        Stream.concat(Stream.of(matter.name()), matter.aliases().stream())
            .map(name -> Phrase.of(Phrase.Kind.NAME, name)))
        .flatMap(phrases -> phrases)
        .filter(Phrase::isTelling)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Function<String, MatterKey> key(Kind kind) {
    return value -> new MatterKey(kind, value);
  }
}
