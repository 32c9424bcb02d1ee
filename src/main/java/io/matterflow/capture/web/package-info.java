/** The endpoints of capture: signals in, prompts to their timekeepers, time from other systems. */
@NullMarked
package io.matterflow.capture.web;

import org.jspecify.annotations.NullMarked;
