package io.matterflow.rules.web;

import io.matterflow.engine.Subject;
import io.matterflow.engine.TableTrial.Line;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Wording;
import io.matterflow.rules.Finding;
import io.matterflow.rules.Trial;
import io.matterflow.rules.Trial.Effect;
import io.matterflow.rules.TrialFirm;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** A trial as a page that a person reads before a table is released. */
@Component
class TrialPages {

  private static final int MOST_MATTERS = 25;
  private static final int MOST_RULES = 50;
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMM d, uuuu, h:mm a", Locale.US);

  private final ITemplateEngine templates;
  private final TrialFirm firm;

  TrialPages(ITemplateEngine templates, TrialFirm firm) {
    this.templates = templates;
    this.firm = firm;
  }

  /** What is refused says so with its status too. */
  ResponseEntity<byte[]> answer(Trial trial) {
    return ResponseEntity.status(trial.isRefused() ? 422 : 200)
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .header("X-Content-Type-Options", "nosniff")
        .body(html(trial).getBytes(StandardCharsets.UTF_8));
  }

  String html(Trial trial) {
    var context = new Context(Locale.US);
    context.setVariable("trial", trial);
    context.setVariable("firm", firm.name());
    context.setVariable("period", "%s through %s".formatted(Wording.of(trial.from()), Wording.of(trial.to())));
    context.setVariable("refused", trial.findings().stream().filter(Finding::isRefused).toList());
    context.setVariable("warnings", trial.findings().stream().filter(finding -> !finding.isRefused()).toList());
    context.setVariable("total", Figures.of(trial.total()));
    context.setVariable("rules", trial.byRule().stream().limit(MOST_RULES).map(Rule::of).toList());
    context.setVariable("moreRules", Math.max(0, trial.byRule().size() - MOST_RULES));
    context.setVariable("matters", trial.byMatter().stream().limit(MOST_MATTERS).map(Matter::of).toList());
    context.setVariable("moreMatters", Math.max(0, trial.byMatter().size() - MOST_MATTERS));
    context.setVariable("cases", trial.cases().stream().map(this::shown).toList());
    return templates.process("rules/trial", context);
  }

  private Shown shown(Trial.Case one) {
    return new Shown(
        one.subject()
            .map(subject -> named(subject, one.called()))
            .orElse(StringUtils.capitalize(words(one.kind())) + ", which stays with its person"),
        one.matter().map(MatterId::value).orElse(""),
        one.worth().map(Wording::of).orElse(""),
        MOMENT.format(one.decidedAt().atZone(firm.zone())),
        one.version(),
        said(one.before()),
        said(one.after()),
        one.facts().map(Trial.Case.Facts::why).orElse(List.of()),
        one.facts().map(facts -> asked(one, facts)).orElse(""));
  }

  /** By what people know it; an id that no person has ever read stands with what was asked. */
  private static String named(Subject subject, Optional<String> called) {
    return "%s %s".formatted(words(subject.kind()), called.orElse(isRead(subject.id()) ? subject.id() : "")).strip();
  }

  private static String asked(Trial.Case one, Trial.Case.Facts facts) {
    return Stream.concat(one.subject().map(Subject::id).filter(id -> !isRead(id)).map("id "::concat).stream(),
        Stream.of(pairs(facts.inputs())))
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static boolean isRead(String id) {
    return Subject.uuid(id).isEmpty();
  }

  private static String words(String kind) {
    return kind.replace('-', ' ').replace("pre bill", "pre-bill");
  }

  private static String pairs(Map<String, Object> values) {
    return values.entrySet().stream()
        .filter(value -> !"".equals(value.getValue()))
        .map(value -> "%s %s".formatted(value.getKey(), value.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static List<Said> said(List<Line> lines) {
    return lines.stream().map(line -> new Said(
        line.row().map(row -> "Row %d (%s)".formatted(row, line.rule())).orElse(line.rule()), pairs(line.results()),
        line.annotation().strip())).toList();
  }

  private static String signed(int count) {
    return count == 0 ? "–" : String.format(Locale.US, "%+,d", count).replace('-', '−');
  }

  /** A row of a table: where it is, what it says, and why it is there. */
  record Said(String place, String results, String annotation) {}

  record Figures(String decisions, String cases, String worth, String tasks, String messages) {

    static Figures of(Effect effect) {
      return new Figures(String.format(Locale.US, "%,d", effect.decisions()),
          String.format(Locale.US, "%,d", effect.cases()),
          effect.worth().isEmpty()
              ? "–"
              : effect.worth().stream().map(Figures::amount).collect(Collectors.joining(", ")),
          signed(effect.work().tasks()), signed(effect.work().messages()));
    }

    private static String amount(Money money) {
      return Wording.of(money);
    }
  }

  record Rule(List<Said> before, List<Said> after, Optional<String> broken, Figures figures) {

    static Rule of(Trial.ByRule rule) {
      return new Rule(said(rule.before()), said(rule.after()), rule.broken(), Figures.of(rule.effect()));
    }
  }

  record Matter(String name, Figures figures) {

    static Matter of(Trial.ByMatter matter) {
      return new Matter(
          matter.matter().map(MatterId::value).orElse("No matter, or work that stays with its timekeeper"),
          Figures.of(matter.effect()));
    }
  }

  record Shown(
      String about,
      String matter,
      String worth,
      String decidedAt,
      int version,
      List<Said> before,
      List<Said> after,
      List<String> why,
      String inputs) {}
}
