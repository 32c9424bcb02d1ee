/**
 * The firm's reference data: matters, clients, contacts, timekeepers, rates, as the practice-management system has
 * them.
 *
 * <p>Owns the read model and the resolution of rates. Never bills, never asks a vendor in the middle of a request.
 * Imports {@code kernel}, {@code engine}, {@code audit}, {@code rules} and {@code rest}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "engine", "audit", "rules", "rest"})
@NullMarked
package io.matterflow.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
