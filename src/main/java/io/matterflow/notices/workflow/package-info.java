/** The steps of {@code personal-notice}. */
@NullMarked
package io.matterflow.notices.workflow;

import org.jspecify.annotations.NullMarked;
