package io.matterflow.books.web;

import io.matterflow.accounting.Posting.Side;
import io.matterflow.books.BookExport;
import io.matterflow.books.BookExport.Exported;
import io.matterflow.books.Difference;
import io.matterflow.books.Differences;
import io.matterflow.books.PostingRuns;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Csv;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The journal and the accounting system: what differs, a file of a period, and a posting that does not wait for the
 * night.
 */
@Tag(name = "Books")
@RestController
@RequestMapping("/api/books")
class AccountingController {

  private static final int DAYS = 90;

  private final Differences differences;
  private final BookExport export;
  private final PostingRuns runs;
  private final Directory directory;
  private final Clock clock;

  AccountingController(Differences differences, BookExport export, PostingRuns runs, Directory directory, Clock clock) {
    this.differences = differences;
    this.export = export;
    this.runs = runs;
    this.directory = directory;
    this.clock = clock;
  }

  @Operation(summary = "Show what differs between the journal and the accounting system, by entry")
  @GetMapping("/differences")
  ResponseEntity<?> differences(
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> to,
      @RequestParam Optional<String> format,
      @RequestHeader HttpHeaders headers,
      Actor actor) {
    allowed(actor, Role.BOOKKEEPER, Role.BILLING_ADMIN, Role.AUDITOR);
    var days = Days.of(from, to, today());
    return form(format, headers).equals("csv")
        ? file("differences-%s-%s.csv".formatted(days.from(), days.to()))
            .contentType(MediaType.parseMediaType(Csv.TYPE + ";charset=UTF-8"))
            .body(differences.file(days.from(), days.to(), actor).getBytes(StandardCharsets.UTF_8))
        : ResponseEntity.ok(
            Page.of(differences.between(days.from(), days.to()).stream().map(DifferenceView::of).toList()));
  }

  @Operation(summary = "Take a file of the journal, which is kept in the audit trail")
  @GetMapping("/export")
  ResponseEntity<?> export(
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> to,
      @RequestParam Optional<String> format,
      @RequestHeader HttpHeaders headers,
      Actor actor) {
    allowed(actor, Role.BOOKKEEPER, Role.BILLING_ADMIN);
    var days = Days.of(from, to, today());
    var form = form(format, headers);
    var entries = export.take(days.from(), days.to(), form, actor).orElseThrow(() -> Problem.refused("TOO_MUCH",
        "The journal of these days does not fit into one file.", "Take a shorter period."));
    var answer = file("journal-%s-%s.%s".formatted(days.from(), days.to(), form));
    return form.equals("csv")
        ? answer.contentType(MediaType.parseMediaType(Csv.TYPE + ";charset=UTF-8"))
            .body(BookExport.csv(entries).getBytes(StandardCharsets.UTF_8))
        : answer.contentType(MediaType.APPLICATION_JSON).body(Page.of(entries.stream().map(ExportView::of).toList()));
  }

  @Operation(summary = "Post to the accounting system now, and compare")
  @PostMapping("/postings")
  @ResponseStatus(HttpStatus.ACCEPTED)
  PostingView post(Actor actor) {
    allowed(actor, Role.BOOKKEEPER, Role.BILLING_ADMIN);
    return new PostingView(runs.now(actor).toString());
  }

  private static BodyBuilder file(String name) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(name))
        .header("X-Content-Type-Options", "nosniff");
  }

  private static String form(Optional<String> format, HttpHeaders headers) {
    var asked = format.filter(name -> !name.isBlank())
        .orElseGet(
            () -> headers.getAccept().stream().anyMatch(type -> type.equalsTypeAndSubtype(Csv.TYPE)) ? "csv" : "json");
    if (!asked.equals("csv") && !asked.equals("json")) {
      throw Problem.malformed("The books come as csv, json.").at("/format", "neither of them");
    }
    return asked;
  }

  private LocalDate today() {
    return clock.instant().atZone(directory.firm().zone()).toLocalDate();
  }

  private static void allowed(Actor actor, Role... roles) {
    if (!actor.hasAny(roles)) {
      throw Problem.forbidden("The firm's books are kept by the bookkeeper and the billing admin.",
          "Ask the bookkeeper for it.");
    }
  }

  private record Days(LocalDate from, LocalDate to) {

    static Days of(Optional<LocalDate> from, Optional<LocalDate> to, LocalDate today) {
      var last = to.orElse(today);
      var first = from.orElse(last.minusDays(DAYS));
      if (first.isAfter(last)) {
        throw Problem.malformed("The period ends before it begins.").at("/from", "after the day in \"to\"");
      }
      return new Days(first, last);
    }
  }

  record PostingView(String postingId) {}

  /** The amounts that are debited here and there; absent where there is none. */
  record DifferenceView(
      String key,
      Difference.Kind kind,
      Optional<String> ours,
      Optional<String> theirs,
      String currency,
      String detail) {

    static DifferenceView of(Difference one) {
      return new DifferenceView(one.key(), one.kind(), one.ours().map(Money::plain), one.theirs().map(Money::plain),
          one.ours().or(one::theirs).orElseThrow().currency().getCurrencyCode(), one.detail());
    }
  }

  record ExportView(
      String key,
      LocalDate date,
      String fact,
      String currency,
      String total,
      Optional<String> invoice,
      Optional<String> paymentId,
      Optional<String> reverses, List<SideView> sides) {

    static ExportView of(Exported one) {
      var entry = one.entry();
      return new ExportView(entry.key().value(), entry.on(), entry.fact().name(), entry.currency().getCurrencyCode(),
          one.total().plain(),
          entry.invoice().map(Object::toString), entry.payment().map(Object::toString),
          entry.reverses().map(Object::toString),
          one.posting().sides().stream().map(SideView::of).toList());
    }
  }

  record SideView(String account, String name, Optional<String> clientId, String debit, String credit) {

    static SideView of(Side side) {
      var none = Money.zero(side.amount().currency());
      return new SideView(side.account(), side.name(), side.client().map(ClientId::value),
          (side.amount().isPositive() ? side.amount() : none).plain(),
          (side.amount().isPositive() ? none : side.amount().negated()).plain());
    }
  }
}
