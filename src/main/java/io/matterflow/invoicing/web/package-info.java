/** Invoices over REST: lists, one with its documents, and the request to deliver it again. */
@NullMarked
package io.matterflow.invoicing.web;

import org.jspecify.annotations.NullMarked;
