package io.matterflow.invoicing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An invoice as it leaves the house, byte for byte, and the digest that names it. */
public record InvoiceDocument(InvoiceNumber number, String mediaType, String sha256, byte[] content) {

  public static final String PDF = "application/pdf";
  public static final String HTML = "text/html";

  static InvoiceDocument pdf(InvoiceNumber number, byte[] content) {
    return new InvoiceDocument(number, PDF, sha256(content), content);
  }

  static InvoiceDocument html(InvoiceNumber number, String page) {
    var content = page.getBytes(StandardCharsets.UTF_8);
    return new InvoiceDocument(number, HTML, sha256(content), content);
  }

  /** The name of the file that the client gets. */
  public String fileName() {
    return "Invoice-%s.%s".formatted(number, mediaType.equals(PDF) ? "pdf" : "html");
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
