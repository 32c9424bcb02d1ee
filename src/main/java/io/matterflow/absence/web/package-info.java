/** Absences over REST. */
@NullMarked
package io.matterflow.absence.web;

import org.jspecify.annotations.NullMarked;
