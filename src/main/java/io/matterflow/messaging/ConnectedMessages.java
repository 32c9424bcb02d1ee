package io.matterflow.messaging;

import io.matterflow.engine.Effect;
import io.matterflow.engine.Effect.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Hands each message to whoever carries its channel: a connected vendor, else the house's own keeping. */
@Primary
@Component
class ConnectedMessages implements Messages {

  private final List<MessageVendor> vendors;
  private final Messages house;

  ConnectedMessages(List<MessageVendor> vendors, @Qualifier("localMessages") Messages house) {
    this.vendors = List.copyOf(vendors);
    this.house = house;
  }

  @Override
  public String send(Message message) {
    return carrying(message.channel()).send(message);
  }

  @Override
  public Effect sending(Message message) {
    return carrying(message.channel()).sending(message);
  }

  /** Whoever has it says so; that nobody has it counts only when all could be asked. */
  @Override
  public Finding find(String key) {
    var findings = Stream.concat(vendors.stream(), Stream.of(house)).map(vendor -> vendor.find(key)).toList();
    return findings.stream().filter(Finding.Found.class::isInstance).findFirst()
        .or(() -> findings.stream().filter(Finding.CannotAsk.class::isInstance).findFirst())
        .orElseGet(Finding.Absent::new);
  }

  private Messages carrying(Channel channel) {
    return vendors.stream()
        .filter(vendor -> vendor.carries(channel))
        .<Messages>map(vendor -> vendor)
        .findFirst()
        .orElse(house);
  }
}
