package io.matterflow.directory;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Finds matters by what a signal carries. Addresses, domains and phones are compared in their normal form
 * ({@code domain/matter-detection.md} section 2), which {@link Normal} makes.
 */
public interface MatterLookup {

  Set<MatterId> byMailTag(Collection<String> addresses);

  Set<MatterId> byWorkspace(String workspaceId);

  /** Matters that the text names in any way. */
  Named namedIn(String text);

  /** Matters whose firm number stands in the text, not next to another digit or hyphen. */
  default Set<MatterId> byNumberIn(String text) {
    return namedIn(text).byNumber();
  }

  /** Matters whose client matter number or court docket stands in the text. */
  default Set<MatterId> byClientNumberOrDocketIn(String text) {
    return namedIn(text).byClientNumberOrDocket();
  }

  /** Matters whose name or alias stands as a phrase in the text. */
  default Set<MatterId> byNameIn(String text) {
    return namedIn(text).byName();
  }

  /** Matters with a contact or an adverse party of these addresses or phones on the matter itself. */
  Set<MatterId> byMatterContact(Collection<String> addresses, Collection<String> phones);

  /** Clients with a contact of these addresses or phones. */
  Set<ClientId> clientsByContact(Collection<String> addresses, Collection<String> phones);

  /** Clients that own one of these domains; shared mail domains own nothing. */
  Set<ClientId> clientsByDomain(Collection<String> domains);

  List<Matter> mattersOf(Collection<ClientId> clients);

  /** Matters by what of them a text names. */
  record Named(Set<MatterId> byNumber, Set<MatterId> byClientNumberOrDocket, Set<MatterId> byName) {}
}
