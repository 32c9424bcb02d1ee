/**
 * The firm's rules as they change: what an edited decision table or model may hold, who proposes it and who releases
 * it, how it comes into force and is taken back.
 *
 * <p>Owns the proposed changes, which trials of them were looked at, and the process {@code rule-change}; versions
 * stand in the engine. Never answers a decision; that is the engine room's work. Who answers for rules about trust
 * money is said by whoever keeps that money. Imports {@code kernel}, {@code engine}, {@code audit} and {@code rest}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "engine", "audit", "rest"})
@NullMarked
package io.matterflow.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
