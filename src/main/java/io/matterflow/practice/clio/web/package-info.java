/** The address to which Clio writes. */
@NullMarked
package io.matterflow.practice.clio.web;

import org.jspecify.annotations.NullMarked;
