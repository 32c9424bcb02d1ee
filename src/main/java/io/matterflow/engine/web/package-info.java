/** The endpoints of tasks and of blocked work. */
@NullMarked
package io.matterflow.engine.web;

import org.jspecify.annotations.NullMarked;
