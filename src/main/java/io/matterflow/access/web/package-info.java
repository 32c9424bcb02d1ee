/** The endpoints of logins: for administrators, and for each person's own. */
@NullMarked
package io.matterflow.access.web;

import org.jspecify.annotations.NullMarked;
