package io.matterflow.capture.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.capture.Answer;
import io.matterflow.capture.DayReview;
import io.matterflow.capture.DayReviewId;
import io.matterflow.capture.DayReviews;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A timekeeper's open prompts in one table. Whoever else asks is told that there is none. */
@Tag(name = "Time")
@RestController
@RequestMapping("/api/day-reviews")
class DayReviewController {

  private static final String REVIEW = "day review";
  private static final int ID = 64;

  private final DayReviews reviews;
  private final PromptViews views;
  private final Directory directory;

  DayReviewController(DayReviews reviews, PromptViews views, Directory directory) {
    this.reviews = reviews;
    this.views = views;
    this.directory = directory;
  }

  /** Puts one's own open prompts up at once, or those of a timekeeper whose delegate one is. */
  @Operation(summary = "Put up a day to review")
  @PostMapping
  Review begin(@RequestBody JsonNode body, Actor actor) {
    var members = new Members(body, "");
    var named = members.filled("timekeeperId", ID).map(TimekeeperId::new);
    members.requireFit();
    var whose = named.or(actor::timekeeper)
        .orElseThrow(() -> Problem.notFound("timekeeper", actor.user()));
    return shown(Replied.with(begun(whose, actor), "timekeeper", whose));
  }

  @Operation(summary = "Show a day put up for review")
  @GetMapping("/{id}")
  Review review(@PathVariable DayReviewId id, Actor actor) {
    return reviews.find(id, actor).map(this::shown).orElseThrow(() -> Problem.notFound(REVIEW, id));
  }

  /** Two requests at once put up one table: the second finds the first's. */
  private Answer<DayReview> begun(TimekeeperId whose, Actor actor) {
    try {
      return reviews.begin(whose, actor);
    } catch (DuplicateKeyException begunMeanwhile) {
      return reviews.begin(whose, actor);
    }
  }

  private Review shown(DayReview review) {
    var lines = reviews.lines(review);
    var matters = directory.matters(lines.stream().map(line -> line.draft().matter()).distinct().toList());
    var names = new TreeMap<String, String>();
    matters.forEach((id, matter) -> names.put(id.value(), matter.name()));
    return new Review(
        review.id().toString(),
        review.timekeeper().value(),
        review.reviewer().value(),
        review.day(),
        review.state(),
        lines.stream().map(views::of).toList(),
        names);
  }

  record Review(
      String id,
      String timekeeperId,
      String reviewerId,
      LocalDate date,
      DayReview.State state,
      List<PromptView> lines,
      Map<String, String> matters) {}
}
