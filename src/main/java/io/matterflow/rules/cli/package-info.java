/** What legal ops' tables need from the command line of the same jar. */
@NamedInterface("cli")
@NullMarked
package io.matterflow.rules.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
