/** The REST interface of billing runs and pre-bills. */
@NullMarked
package io.matterflow.prebill.web;

import org.jspecify.annotations.NullMarked;
