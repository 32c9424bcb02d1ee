package io.matterflow.prebill;

import io.matterflow.directory.BillingTerms;
import io.matterflow.directory.Client;
import io.matterflow.directory.Client.BillingContact;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Wording;
import io.matterflow.prebill.Answer.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Nobody reviews or signs what cannot be read on paper: every text that the invoice will show is looked at before. */
@Component
class PrintCheck {

  private static final int MOST_PLACES = 5;
  private static final int MOST_CHARACTERS = 10;

  private final PrintableText page;
  private final Directory directory;

  PrintCheck(PrintableText page, Directory directory) {
    this.page = page;
    this.directory = directory;
  }

  /** Names each place and what would be missing there. */
  Optional<Refused<PreBill>> whyNotPrinted(PreBill preBill) {
    var losses = texts(preBill).stream().flatMap(text -> loss(text).stream()).toList();
    if (losses.isEmpty()) {
      return Optional.empty();
    }
    var named = losses.stream().limit(MOST_PLACES).collect(Collectors.joining("; "));
    var more = losses.size() > MOST_PLACES ? "; and %d more".formatted(losses.size() - MOST_PLACES) : "";
    return Optional.of(Answer.refused(Refusal.NOT_PRINTABLE, "The invoice cannot show %s%s.".formatted(named, more)));
  }

  private List<Text> texts(PreBill preBill) {
    var matter = directory.required(preBill.matter());
    var texts = new ArrayList<Text>();
    preBill.billed().forEach(line -> texts.add(new Text(placeOf(line), line.narrative())));
    preBill.billed().stream()
        .flatMap(line -> line.timekeeper().stream())
        .distinct()
        .map(directory::required)
        .forEach(
            timekeeper ->
        texts.add(new Text("in the name of timekeeper " + timekeeper.id(), timekeeper.displayName())));
    addressees(preBill, matter).forEach(client -> texts.addAll(addressTexts(client)));
    texts.add(new Text("in the matter's name", matter.name()));
    matter.clientMatterId().ifPresent(reference -> texts.add(new Text("in the client's own matter number", reference)));
    texts.add(new Text("in the firm's name", directory.firm().name()));
    directory.firm().address().ifPresent(address ->
        texts.add(new Text("in the firm's postal address", String.join("\n", address.rows()))));
    return texts;
  }

  /** As the form shows a line, which has no number there: its day, whose work it is, and how much. */
  private String placeOf(PreBillLine line) {
    var whose = line.timekeeper().map(person -> directory.required(person).displayName() + ", ").orElse("");
    var measure = line.time().map(time -> time.hours().plain() + " hours").orElseGet(() -> line.amount().toString());
    return "on the line of %s, %s%s".formatted(Wording.of(line.workDate()), whose, measure);
  }

  private List<Client> addressees(PreBill preBill, Matter matter) {
    var payers = matter.terms().payers().stream().map(BillingTerms.Payer::client).toList();
    return (payers.isEmpty() ? List.of(preBill.client()) : payers).stream().map(directory::required).toList();
  }

  private static List<Text> addressTexts(Client client) {
    var texts = new ArrayList<Text>();
    texts.add(new Text("in the client's name", client.name()));
    client.billingContacts().stream().map(BillingContact::name).forEach(name ->
        texts.add(new Text("in the name of a billing contact", name)));
    client.billingAddress().ifPresent(address ->
        texts.add(new Text("in the client's postal address", String.join("\n", address.rows()))));
    return texts;
  }

  private Optional<String> loss(Text text) {
    var lost = page.lostFrom(text.words());
    return lost.isEmpty()
        ? Optional.empty()
        : Optional.of("%s %s".formatted(
            lost.stream().limit(MOST_CHARACTERS).collect(Collectors.joining(" ")), text.place()));
  }

  private record Text(String place, String words) {}
}
