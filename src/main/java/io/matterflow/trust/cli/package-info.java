/** What an administrator or an auditor proves from the command line of the same jar, without opening a port. */
@NamedInterface("cli")
@NullMarked
package io.matterflow.trust.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
