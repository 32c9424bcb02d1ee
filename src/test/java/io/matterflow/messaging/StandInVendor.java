package io.matterflow.messaging;

import io.matterflow.engine.Effect.Finding;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Connects the product that all tests share to a vendor's stub, for one test: {@code connect} before, {@code rest}
 * after.
 */
@Component
public class StandInVendor implements MessageVendor {

  private volatile Optional<MessageVendor> connected = Optional.empty();

  public void connect(MessageVendor vendor) {
    connected = Optional.of(vendor);
  }

  public void rest() {
    connected = Optional.empty();
  }

  @Override
  public boolean carries(Channel channel) {
    return connected.filter(vendor -> vendor.carries(channel)).isPresent();
  }

  @Override
  public String send(Message message) {
    return connected.orElseThrow().send(message);
  }

  @Override
  public Finding find(String key) {
    return connected.map(vendor -> vendor.find(key)).orElseGet(Finding.Absent::new);
  }
}
