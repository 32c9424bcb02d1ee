/**
 * The port to the firm's accounting system, and its vendors.
 *
 * <p>Owns how an entry gets there and what is known of it there. Never decides what is booked. Imports {@code kernel},
 * {@code engine} and {@code vendors}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "engine", "vendors"})
@NullMarked
package io.matterflow.accounting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
