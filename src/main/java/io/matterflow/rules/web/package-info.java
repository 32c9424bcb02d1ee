/** The firm's rules over REST: what an edited table would have done. */
@NullMarked
package io.matterflow.rules.web;

import org.jspecify.annotations.NullMarked;
