/**
 * Who may come in and what they may do: logins, roles, the doors of REST and Tasklist, the hardening of the engine.
 *
 * <p>Owns users and grants. Never owns a rule of the business: a capability asks the {@code Actor} it is given. Imports
 * {@code kernel}, {@code engine}, {@code audit}, {@code rest} and {@code directory}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "engine", "audit", "rest", "directory"})
@NullMarked
package io.matterflow.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
