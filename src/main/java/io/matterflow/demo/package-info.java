/**
 * The demo: the sample firm, its users, a clock that can be moved, a mailbox to read, a page to pay on.
 *
 * <p>Owns what exists in profile {@code demo} only. Nothing imports it; it may import every module.
 */
@ApplicationModule(allowedDependencies = {"kernel", "engine", "audit", "rest", "access", "directory", "vendors",
    "practice", "messaging", "payments", "capture", "prebill", "invoicing", "receivables", "notices", "trust"})
@NullMarked
package io.matterflow.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
