package io.matterflow.invoicing;

import java.util.List;
import java.util.Optional;

/**
 * What stands around every document for a client: who writes, to whom, and how the firm's papers look. All of it in
 * words.
 */
public record ClientPaper(
    InvoicePresentation look,
    Optional<String> letterhead,
    String firm,
    List<String> firmAddress,
    Optional<String> email,
    String taxId,
    String client,
    List<String> attention,
    List<String> clientAddress) {}
