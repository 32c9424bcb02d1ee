/**
 * The port to clients' e-billing portals, and its vendors.
 *
 * <p>Owns how a finished file gets to a portal. Never decides what is in it, nor whether it goes. Imports
 * {@code kernel}, {@code engine} and {@code vendors}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "engine", "vendors"})
@NullMarked
package io.matterflow.portals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
