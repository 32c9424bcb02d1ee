/** The endpoints of reporting. */
@NullMarked
package io.matterflow.reporting.web;

import org.jspecify.annotations.NullMarked;
