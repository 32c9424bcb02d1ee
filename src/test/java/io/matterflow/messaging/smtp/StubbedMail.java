package io.matterflow.messaging.smtp;

import io.matterflow.messaging.OutgoingMessages;
import io.matterflow.messaging.StandInVendor;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The product's e-mails go to a stub of a mail system for one test. */
@Component
public class StubbedMail {

  private final StandInVendor vendor;
  private final OutgoingMessages outgoing;
  private final Clock clock;

  StubbedMail(StandInVendor vendor, OutgoingMessages outgoing, Clock clock) {
    this.vendor = vendor;
    this.outgoing = outgoing;
    this.clock = clock;
  }

  public SmtpStub connect() {
    var stub = new SmtpStub();
    vendor.connect(MailConnection.to(stub.port(), outgoing, clock));
    return stub;
  }

  public void disconnect(SmtpStub stub) {
    vendor.rest();
    stub.close();
  }
}
