package io.matterflow.invoicing;

import io.matterflow.directory.Directory;
import io.matterflow.engine.Decided;
import io.matterflow.engine.Decisions;
import io.matterflow.kernel.ClientId;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The firm's paper for a client, by {@code invoice-presentation} and the directory of today: for what is about the
 * client as a whole and about no matter.
 */
@Component
public class ClientPapers {

  private static final String ANY = "";

  private final Decisions decisions;
  private final Directory directory;
  private final Letterheads letterheads;

  ClientPapers(Decisions decisions, Directory directory, Letterheads letterheads) {
    this.decisions = decisions;
    this.directory = directory;
    this.letterheads = letterheads;
  }

  public ClientPaper of(ClientId id) {
    var client = directory.required(id);
    var addresses = InvoiceAddresses.of(directory.firm(), client);
    var firm = InvoiceSheets.letterhead(directory.firm(), addresses);
    var addressee = InvoiceSheets.addressee(client, addresses);
    var look = look(id);
    return new ClientPaper(look, letterheads.picture(look.letterhead()), firm.name(), firm.address(), firm.email(),
        firm.taxId(),
        addressee.name(), List.copyOf(addressee.attention()), addressee.address());
  }

  private InvoicePresentation look(ClientId client) {
    return decisions.look(InvoicePresentation.TABLE, new InvoicePresentation.Facts(client.value(), ANY, ANY)).stream()
        .findFirst()
        .map(Decided::result)
        .orElse(InvoicePresentation.STANDARD);
  }
}
