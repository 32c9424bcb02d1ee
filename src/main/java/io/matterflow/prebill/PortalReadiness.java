package io.matterflow.prebill;

import java.util.List;
import java.util.Optional;

/**
 * Whether a client's e-billing portal would take the invoice of a pre-bill as it stands; {@code invoicing}, which
 * writes the file, implements it. So that the mistake is mended before a signature and not after a submission.
 */
public interface PortalReadiness {

  /** What a portal would refuse the file for; nothing for a client without a portal. */
  List<Gap> gaps(ApprovedPreBill draft);

  /** A broken rule of the format, and on which of the lines, counted from 1, if on one. */
  record Gap(String rule, Optional<Integer> line, String message) {}
}
