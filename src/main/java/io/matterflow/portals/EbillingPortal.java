package io.matterflow.portals;

import io.matterflow.engine.Effect;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.NotAccepted;
import java.util.List;

/**
 * Brings an invoice's file on its way to a client's e-billing portal. No portal is known that a firm can ask for a
 * status: what a portal says is told from outside.
 */
public interface EbillingPortal {

  /** Why this file could not be brought there, whatever the portal thought of it; empty when nothing is in the way. */
  List<String> validate(Upload upload);

  /**
   * Brings the file and answers the vendor's id for it.
   *
   * @throws NotAccepted when it was surely not taken
   */
  String submit(Upload upload);

  /** Whether the file is there, byte for byte. */
  Finding find(Upload upload);

  /** The upload as an effect: done once, and looked for when nobody is sure. */
  default Effect submitting(Upload upload) {
    return new Effect() {
      @Override
      public String send() {
        return submit(upload);
      }

      @Override
      public Finding ask() {
        return find(upload);
      }
    };
  }
}
