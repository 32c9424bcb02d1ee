package io.matterflow.practice;

import java.util.Optional;

/**
 * Whether the practice system has this time on a bill of its own, as far as it is known here; told again whenever it is
 * read. What we posted is known by our {@code reference}, what a person entered over there by system and id.
 */
public record TimeBilledThere(String system, String id, Optional<String> reference, boolean billed) {}
