/**
 * Clio Manage as the firm's practice-management system: entries are posted there, people, clients and matters are read
 * from there, and what was logged there is seen as work. How to connect an account stands in {@code docs/clio.md}.
 */
@NullMarked
package io.matterflow.practice.clio;

import org.jspecify.annotations.NullMarked;
