package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.ClientId;
import io.matterflow.practice.clio.JdbcContacts.Contact;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Puts a client together: the contact that matters name as their client, and the people of that company. Bills go to
 * whom Clio marks as a recipient of bills, and to nobody else.
 */
final class ClientItems {

  private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{7,14}");

  private final JdbcContacts contacts;
  private final Directory directory;
  private final PracticeWords words;

  ClientItems(JdbcContacts contacts, Directory directory, PracticeWords words) {
    this.contacts = contacts;
    this.directory = directory;
    this.words = words;
  }

  ObjectNode of(Contact client, String ours) {
    var people = new ArrayList<>(List.of(client));
    people.addAll(client.company() ? contacts.at(client.id()) : List.of());
    var recipients = people.stream().filter(Contact::billRecipient).toList();

    var item = JsonNodeFactory.instance.objectNode().put("id", ours).put("name", client.name());
    var contactItems = item.putArray("contacts");
    people.stream()
        .filter(person -> !person.company() || person.email().isPresent() || person.phone().isPresent())
        .forEach(person -> addContact(contactItems, person));
    if (!recipients.isEmpty()) {
      var billing = item.putArray("billingContacts");
      recipients.forEach(recipient -> addBillingContact(billing, recipient));
    }

    PostalAddresses.item(client.address()).ifPresent(address -> item.set("address", address));

    var known = directory.client(new ClientId(ours));
    addDomains(item, client, known.map(Client::domains).map(TreeSet::new).orElseGet(TreeSet::new));
    if (known.isEmpty()) {
      var withAddress = recipients.stream().anyMatch(recipient -> recipient.email().isPresent());
      item.put("delivery", words.ours("delivery", withAddress ? "with address" : "without address"));
      item.put("paymentTermsDays", Integer.parseInt(words.ours("paymentTermsDays", "")));
    }
    return item;
  }

  private static void addContact(ArrayNode contacts, Contact person) {
    var contact = contacts.addObject().put("name", person.name());
    person.email().ifPresent(email -> contact.put("email", email));
    person.phone().ifPresent(phone -> contact.put("phone", phone));
    if (!person.title().isEmpty()) {
      contact.put("role", person.title());
    }
  }

  private static void addBillingContact(ArrayNode contacts, Contact recipient) {
    var contact = contacts.addObject().put("name", recipient.name());
    recipient.email().ifPresent(email -> contact.put("email", email));
    recipient.phone()
        .filter(phone -> INTERNATIONAL.matcher(phone).matches())
        .ifPresent(phone -> contact.put("phone", phone));
    if (!recipient.company()) {
      PostalAddresses.item(recipient.address()).ifPresent(address -> contact.set("address", address));
    }
  }

  /** The domain of a company's own address leads to it; domains that the firm added stay. */
  private static void addDomains(ObjectNode item, Contact client, TreeSet<String> domains) {
    if (client.company()) {
      client.email().map(email -> email.substring(email.lastIndexOf('@') + 1)).ifPresent(domains::add);
    }
    if (!domains.isEmpty()) {
      domains.forEach(item.putArray("domains")::add);
    }
  }
}
