package io.matterflow.reporting.web;

import io.matterflow.rest.Csv;
import io.matterflow.rest.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The forms of a report: {@code ?format=} wins, then the first that the caller accepts, else JSON. */
enum ReportFormat {
  JSON(MediaType.APPLICATION_JSON),
  CSV(Csv.TYPE),
  HTML(MediaType.TEXT_HTML),
  PDF(MediaType.APPLICATION_PDF);

  private final MediaType mediaType;

  ReportFormat(MediaType mediaType) {
    this.mediaType = mediaType;
  }

  static ReportFormat of(Optional<String> asked, List<MediaType> accepted, List<ReportFormat> offered) {
    return asked.filter(name -> !name.isBlank())
        .map(name -> offered.stream().filter(format -> format.word().equals(name)).findFirst()
            .orElseThrow(() -> Problem.malformed("The report comes as %s.".formatted(words(offered)))
                .at("/format", "none of them")))
        .orElseGet(() -> accepted.stream()
            .flatMap(type -> offered.stream().filter(format -> type.includes(format.mediaType)))
            .findFirst()
            .orElse(JSON));
  }

  /** A file for a person: shown where that can be, never run, and kept by nobody on the way. */
  ResponseEntity<byte[]> file(String name, byte[] content) {
    var answer = ResponseEntity.ok();
    if (this == HTML) {
      answer.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    }
    return answer
        .contentType(this == PDF ? mediaType : MediaType.parseMediaType(mediaType + ";charset=UTF-8"))
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION,
            "%s; filename=\"%s.%s\"".formatted(this == CSV ? "attachment" : "inline", name, word()))
        .header("X-Content-Type-Options", "nosniff")
        .body(content);
  }

  static List<ReportFormat> all() {
    return Arrays.asList(values());
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String words(List<ReportFormat> offered) {
    return String.join(", ", offered.stream().map(ReportFormat::word).toList());
  }
}
