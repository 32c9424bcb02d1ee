/** The doors of the books: balances, entries, tie-out, differences and exports. */
@NullMarked
package io.matterflow.books.web;

import org.jspecify.annotations.NullMarked;
