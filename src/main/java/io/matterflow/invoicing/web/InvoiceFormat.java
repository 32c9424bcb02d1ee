package io.matterflow.invoicing.web;

import io.matterflow.rest.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;

/**
 * The forms in which an invoice is answered: {@code ?format=} wins, then the first that the caller accepts, else JSON.
 */
enum InvoiceFormat {
  JSON(MediaType.APPLICATION_JSON),
  PDF(MediaType.APPLICATION_PDF),
  HTML(MediaType.TEXT_HTML),
  LEDES(MediaType.TEXT_PLAIN);

  private final MediaType mediaType;

  InvoiceFormat(MediaType mediaType) {
    this.mediaType = mediaType;
  }

  static InvoiceFormat of(Optional<String> asked, List<MediaType> accepted) {
    return asked.map(InvoiceFormat::named).orElseGet(() -> accepted.stream()
        .flatMap(type -> Arrays.stream(values()).filter(format -> type.includes(format.mediaType)))
        .findFirst()
        .orElse(JSON));
  }

  private static InvoiceFormat named(String name) {
    return Arrays.stream(values())
        .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() -> Problem.malformed("An invoice is answered as json, pdf, html or ledes.")
            .at("/format", "one of json, pdf, html, ledes"));
  }
}
