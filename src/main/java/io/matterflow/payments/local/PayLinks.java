package io.matterflow.payments.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.matterflow.payments.PaymentLinks;
import io.matterflow.payments.PublicAddress;
import io.matterflow.vendors.LocalVendor;
import io.matterflow.vendors.LocalVendors;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The demo processor's links: one for each invoice, kept in its own synced file, with a token that nobody can guess.
 */
@Component
@LocalProcessor
class PayLinks implements PaymentLinks {

  /** Letters and figures only: what looks for links in a text message leaves out a dash at the end. */
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private static final int TOKEN_LENGTH = 16;

  private final SecureRandom chance = new SecureRandom();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final Map<String, String> invoices = new ConcurrentHashMap<>();
  private final LocalVendor vendor;
  private final PublicAddress address;

  PayLinks(LocalVendors vendors, PublicAddress address) {
    this.vendor = vendors.named("payment-links");
    this.address = address;
    readKept();
  }

  @Override
  public synchronized Optional<URI> linkFor(String invoiceNumber) {
    if (!tokens.containsKey(invoiceNumber)) {
      try {
        vendor.keep(invoiceNumber, JsonNodeFactory.instance.objectNode().put("token", nextToken()));
      } finally {
        readKept();
      }
    }
    return Optional.of(address.resolve("/pay/" + tokens.get(invoiceNumber)));
  }

  @Override
  public Optional<URI> linkForTrust(String requestNumber) {
    return linkFor(requestNumber);
  }

  /** The invoice, or the request for trust, that a link asks to pay. */
  Optional<String> invoiceBehind(String token) {
    return Optional.ofNullable(invoices.get(token));
  }

  private void readKept() {
    vendor.entries().forEach(entry -> {
      var token = entry.content().get("token").asText();
      tokens.putIfAbsent(entry.key(), token);
      invoices.put(token, entry.key());
    });
  }

  private String nextToken() {
    return chance.ints(TOKEN_LENGTH, 0, ALPHABET.length())
        .collect(StringBuilder::new, (token, at) -> token.append(ALPHABET.charAt(at)), StringBuilder::append)
        .toString();
  }
}
