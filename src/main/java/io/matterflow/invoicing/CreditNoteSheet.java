package io.matterflow.invoicing;

import java.util.List;

/** A credit note as its reader sees it, every figure and day in words. The internal reason stays in the house. */
record CreditNoteSheet(
    String number,
    String firm,
    List<String> firmAddress,
    String client,
    List<String> clientAddress,
    String date,
    String invoice,
    String invoiceDate,
    List<InvoiceSheet.Sum> sums,
    String total,
    String billed) {}
