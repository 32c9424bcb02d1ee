/** A folder for each portal, from which a person uploads. */
@NullMarked
package io.matterflow.portals.local;

import org.jspecify.annotations.NullMarked;
