/**
 * What is switched off, refused and asserted, since the engine's own defaults are open and two of its holes stay
 * unmended.
 */
@NullMarked
package io.matterflow.access.hardening;

import org.jspecify.annotations.NullMarked;
