/**
 * Reads the statements that banks give out, as files, into lines. It keeps nothing and knows nothing of accounts, books
 * and people.
 */
@NullMarked
package io.matterflow.trust.statement;

import org.jspecify.annotations.NullMarked;
