/** Rules over REST: their changes, and what an edited table would have done. */
@NullMarked
package io.matterflow.rules.web;

import org.jspecify.annotations.NullMarked;
