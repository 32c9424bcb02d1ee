/** The endpoints of the trail. */
@NullMarked
package io.matterflow.audit.web;

import org.jspecify.annotations.NullMarked;
