/**
 * What all vendors in the house's own keeping share: a synced file outside the product's transaction, and moods, so
 * that each can be told to fail, hang or answer late.
 *
 * <p>Owns the files under {@code MATTERFLOW_DATA}. Never touches the database. Imports {@code kernel} and
 * {@code engine}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "engine"})
@NullMarked
package io.matterflow.vendors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
