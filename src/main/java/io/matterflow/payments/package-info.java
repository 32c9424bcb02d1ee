/**
 * The port to payment processors: pay links out, reported payments in, and its vendors.
 *
 * <p>Owns the canonical form of a payment that a processor reports. Never allocates one. Imports {@code kernel},
 * {@code engine} and {@code vendors}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "engine", "vendors"})
@NullMarked
package io.matterflow.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
