/**
 * E-billing portals: the way of an invoice into its client's portal, and what the portal says of it.
 *
 * <p>Owns submissions with their files, the portal's words and what they are taken for, and the processes
 * {@code portal-submission} and {@code portal-reduction}. Never decides what an invoice says, nor when somebody is
 * reminded. Imports {@code kernel}, {@code engine}, {@code audit}, {@code rest}, {@code directory}, {@code notices},
 * {@code invoicing}, the format {@code ledes} and the port {@code portals}.
 */
@ApplicationModule(allowedDependencies = {
  "kernel", "engine", "audit", "rest", "directory", "notices", "invoicing", "ledes", "portals"
})
@NullMarked
package io.matterflow.ebilling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
