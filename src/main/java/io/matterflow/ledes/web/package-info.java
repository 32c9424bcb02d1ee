/** Validation of LEDES files over REST. */
@NullMarked
package io.matterflow.ledes.web;

import org.jspecify.annotations.NullMarked;
