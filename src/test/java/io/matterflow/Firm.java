package io.matterflow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.matterflow.directory.Directory;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * Gives a test a client and a matter of its own at the sample firm:
 * {@code firm.hourlyMatter().deliveredBy(PAPER).withSmsConsent().loaded()}.
 */
@Component
public class Firm {

  private static final AtomicInteger MATTERS = new AtomicInteger(90_000);

  private final Samples samples;
  private final Directory directory;

  Firm(Samples samples, Directory directory) {
    this.samples = samples;
    this.directory = directory;
  }

  /**
   * An open hourly matter on a monthly cycle, e-mailed to a billing contact, 30 days, no consent to text messages. TK01
   * originated it and signs its bills, TK02 is responsible, TK06 (associate) and TK11 (paralegal) work on it.
   */
  public NewMatter hourlyMatter() {
    return new NewMatter(this, MATTERS.incrementAndGet());
  }

  Engagement load(NewMatter draft) {
    samples.loadFirm();
    var document = JsonNodeFactory.instance.objectNode();
    draft.newClient().ifPresent(client -> document.putArray("clients").add(client));
    document.putArray("matters").add(draft.matter());
    samples.load(document);
    return new Engagement(
        directory.required(draft.id()), directory.required(draft.clientId()), draft.contactAddress(), draft.mailTag());
  }
}
