/** What an administrator does from the command line of the same jar, without opening a port. */
@NamedInterface("cli")
@NullMarked
package io.matterflow.access.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
