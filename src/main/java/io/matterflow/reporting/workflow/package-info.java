/** The steps of reporting's processes: statements of account to clients, and the weekly reports. */
@NullMarked
package io.matterflow.reporting.workflow;

import org.jspecify.annotations.NullMarked;
