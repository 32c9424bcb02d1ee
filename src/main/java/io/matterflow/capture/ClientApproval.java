package io.matterflow.capture;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a client agreed to before the work was billed: the highest rate an hour, in the client's currency, and the
 * reference of an approval in advance. Guidelines OCG-08, OCG-09 and OCG-18 look at it.
 */
public record ClientApproval(Optional<BigDecimal> rate, Optional<String> reference) {

  public static final ClientApproval NONE = new ClientApproval(Optional.empty(), Optional.empty());
}
