/**
 * The words that every capability uses: money, billed time, ids, the acting person, the business calendar.
 *
 * <p>Owns values and their arithmetic. Never reads a clock, a database or a file. Imports only {@code java..}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.matterflow.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
