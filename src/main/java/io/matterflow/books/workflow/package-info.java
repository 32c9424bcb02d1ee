/** The steps of {@code accounting-post}. */
@NullMarked
package io.matterflow.books.workflow;

import org.jspecify.annotations.NullMarked;
