package io.matterflow.directory;

import io.matterflow.directory.JdbcItems.Kind;
import java.util.ArrayList;
import java.util.List;

/** A place in an item that names another item, which must be known. */
record Reference(Kind kind, String id, String pointer) {

  static List<Reference> none(Item item) {
    return List.of();
  }

  static List<Reference> ofRates(Item owner) {
    var references = new ArrayList<Reference>();
    for (var rate : owner.items("rates")) {
      addTimekeeper(rate, "timekeeperId", references);
    }
    return references;
  }

  static List<Reference> ofMatter(Item matter) {
    var references = new ArrayList<>(ofRates(matter));
    references.add(new Reference(Kind.CLIENT, matter.id("clientId"), matter.pointer() + "/clientId"));
    addTimekeeper(matter, "originatingAttorney", references);
    addTimekeeper(matter, "responsibleAttorney", references);
    addTimekeeper(matter, "billingPartner", references);
    var position = 0;
    for (var member : matter.ids("team")) {
      references.add(new Reference(Kind.TIMEKEEPER, member, matter.pointer() + "/team/" + position));
      position++;
    }
    matter.item("billingTerms").stream().flatMap(terms -> terms.items("payers").stream())
        .map(payer -> new Reference(Kind.CLIENT, payer.id("clientId"), payer.pointer() + "/clientId"))
        .forEach(references::add);
    return references;
  }

  private static void addTimekeeper(Item item, String name, List<Reference> references) {
    item.optionalId(name)
        .map(id -> new Reference(Kind.TIMEKEEPER, id, item.pointer() + "/" + name))
        .ifPresent(references::add);
  }
}
