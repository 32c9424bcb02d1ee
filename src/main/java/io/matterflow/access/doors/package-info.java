/** The doors: which address asks for which proof of who calls, and how a refusal is told. */
@NullMarked
package io.matterflow.access.doors;

import org.jspecify.annotations.NullMarked;
