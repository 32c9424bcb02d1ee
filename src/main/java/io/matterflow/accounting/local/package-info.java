/** An accounting system in the house's own keeping: a journal in a file, which can be exported. */
@NullMarked
package io.matterflow.accounting.local;

import org.jspecify.annotations.NullMarked;
