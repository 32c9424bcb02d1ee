package io.matterflow.accounting.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.accounting.AccountingSystem;
import io.matterflow.accounting.Posting;
import io.matterflow.accounting.Posting.Side;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import io.matterflow.vendors.LocalVendor;
import io.matterflow.vendors.LocalVendor.Entry;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Keeps what is posted in {@code vendors/accounting.jsonl} of the data folder, one line an entry. */
@Component
@ConditionalOnProperty(name = "matterflow.accounting.vendor", havingValue = "local", matchIfMissing = true)
class LocalAccounting implements AccountingSystem {

  private final LocalVendor vendor;

  LocalAccounting(LocalVendors vendors) {
    this.vendor = vendors.named("accounting");
  }

  @Override
  public String post(Posting posting) {
    return vendor.keep(posting.key(), content(posting));
  }

  /** One that hangs cannot be asked either. */
  @Override
  public Finding find(String key) {
    return hangs() ? new Finding.CannotAsk() : vendor.find(key);
  }

  @Override
  public List<Posted> posted(LocalDate from, LocalDate to) {
    if (hangs() || vendor.mood() == Mood.FAIL) {
      throw new IllegalStateException("the local accounting system does not answer; its mood is " + vendor.mood());
    }
    return vendor.entries().stream()
        .map(LocalAccounting::posted)
        .filter(posted -> !posted.on().isBefore(from) && !posted.on().isAfter(to))
        .toList();
  }

  private boolean hangs() {
    return vendor.mood() == Mood.HANG_BEFORE || vendor.mood() == Mood.HANG_AFTER;
  }

  private static ObjectNode content(Posting posting) {
    var content = JsonNodeFactory.instance.objectNode()
        .put("date", posting.on().toString())
        .put("memo", posting.memo());
    posting.reverses().ifPresent(key -> content.put("reverses", key));
    var sides = content.putArray("sides");
    posting.sides().forEach(side -> {
      var line = sides.addObject()
          .put("account", side.account())
          .put("name", side.name())
          .put("amount", side.amount().plain())
          .put("currency", side.amount().currency().getCurrencyCode());
      side.client().ifPresent(client -> line.put("client", client.value()));
    });
    return content;
  }

  private static Posted posted(Entry entry) {
    var content = entry.content();
    return new Posted(entry.id(), entry.key(), LocalDate.parse(content.path("date").asText()),
        StreamSupport.stream(content.path("sides").spliterator(), false).map(LocalAccounting::side).toList());
  }

  private static Side side(JsonNode line) {
    return new Side(line.path("account").asText(), line.path("name").asText(),
        Optional.of(line.path("client").asText()).filter(client -> !client.isEmpty()).map(ClientId::new),
        Money.of(line.path("amount").asText(), Currency.getInstance(line.path("currency").asText())));
  }
}
