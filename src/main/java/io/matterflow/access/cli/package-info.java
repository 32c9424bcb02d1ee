/** What an administrator does from the command line of the same jar, without opening a port. */
@NullMarked
package io.matterflow.access.cli;

import org.jspecify.annotations.NullMarked;
