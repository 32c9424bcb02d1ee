/** What portals say, over REST: told, listed, and summed up. */
@NullMarked
package io.matterflow.ebilling.web;

import org.jspecify.annotations.NullMarked;
