package io.matterflow.capture.web;

import io.matterflow.capture.ApprovedTime;
import io.matterflow.capture.OtherWorks;
import io.matterflow.capture.TimePricing;
import io.matterflow.capture.TimePrompt;
import io.matterflow.kernel.BilledTime;
import org.springframework.stereotype.Component;

/** Shows prompts, with the hours that they come to. */
@Component
class PromptViews {

  private final TimePricing pricing;
  private final OtherWorks others;

  PromptViews(TimePricing pricing, OtherWorks others) {
    this.pricing = pricing;
    this.others = others;
  }

  PromptView of(TimePrompt prompt) {
    var draft = prompt.draft();
    var entry = pricing.entry(prompt);
    return new PromptView(
        prompt.id().toString(),
        prompt.state(),
        prompt.timekeeper().value(),
        draft.matter().value(),
        prompt.workDate(),
        draft.minutes(),
        prompt.estimated(),
        draft.narrative(),
        draft.taskCode(),
        draft.activityCode(),
        draft.proposed().task(),
        draft.proposed().activity(),
        prompt.possibleDuplicates().stream().findFirst(),
        prompt.possibleDuplicates(),
        others.of(prompt).stream().map(PromptView.Other::of).toList(),
        prompt.further().length(),
        prompt.further().signals(),
        prompt.kind(),
        prompt.startedAt(),
        prompt.raw().map(raw -> (int) raw.toSeconds()),
        entry.map(ApprovedTime::hours).or(() -> pricing.hours(prompt)).map(BilledTime::plain),
        draft.billability(),
        draft.billabilityReason(),
        prompt.rejectReason(),
        prompt.since(),
        prompt.signal().toString(),
        entry.map(time -> time.entry().id().toString()),
        prompt.version());
  }
}
