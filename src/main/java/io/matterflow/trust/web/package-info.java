/** Trust over REST. */
@NullMarked
package io.matterflow.trust.web;

import org.jspecify.annotations.NullMarked;
