package io.matterflow.ebilling.workflow;

import io.matterflow.ebilling.Submissions;
import io.matterflow.ebilling.Submissions.ImpossibleDay;
import io.matterflow.ebilling.Submissions.NotWaiting;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** A person uploads the file and says on which day, and under which number the portal keeps it. */
@ModelTask(
    name = "Upload to a portal",
    does = "A person uploads the file and says on which day, and under which number the portal keeps it.",
    form = "upload-to-portal")
@Component
class UploadToPortal implements TaskDesk {

  private static final String UPLOADED = "UPLOADED";
  private static final String UPLOADED_ON = "uploadedOn";
  private static final String TRACKING_NUMBER = "trackingNumber";
  private static final Pattern TRACKING = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._/#-]{0,99}");

  private final Submissions submissions;
  private final PortalSheets sheets;

  UploadToPortal(Submissions submissions, PortalSheets sheets) {
    this.submissions = submissions;
    this.sheets = sheets;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    return Assignment.toRole(Role.BILLING_COORDINATOR,
        "Upload invoice %s to the portal, matter %s".formatted(task.businessKey(),
            sheets.invoice(task).matter().orElseThrow()));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var facts = new ArrayList<>(sheets.facts(task));
    facts.addAll(sheets.said(task));
    return new TaskSheet(
        "Upload the file to the client's portal, then enter the day and the number under which the portal keeps it.",
        sheets.newest(task).filter(submission -> submission.attempt() > 1).isPresent()
            ? "The portal rejected the submission before. Link this one to it where the portal asks."
            : "The client takes its invoices in its e-billing portal only.",
        facts,
        sheets.links(task),
        List.of(TaskSheet.Choice.of(UPLOADED, "Uploaded")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var day = uploadedOn(outcome);
    var tracking = outcome.answers().getOrDefault(TRACKING_NUMBER, "").strip();
    if (!TRACKING.matcher(tracking).matches()) {
      throw Problem.malformed(tracking.isEmpty()
              ? "The portal's tracking number is missing."
              : "The portal's tracking number has a sign in it that none has, or is too long.")
          .at("/answers/" + TRACKING_NUMBER, "1 to 100 letters, digits, spaces and . _ / # -");
    }
    var result = submissions.uploaded(PortalSheets.number(task), day, tracking, actor);
    if (result instanceof ImpossibleDay impossible) {
      throw Problem.refused("IMPOSSIBLE_DAY", "The file cannot have been uploaded on that day.",
              "Give a day from %s to %s.".formatted(impossible.earliest(), impossible.latest()))
          .at("/answers/" + UPLOADED_ON, "outside %s to %s".formatted(impossible.earliest(), impossible.latest()));
    }
    if (result instanceof NotWaiting) {
      throw PortalSheets.overtaken();
    }
  }

  private static LocalDate uploadedOn(TaskOutcome outcome) {
    try {
      return LocalDate.parse(outcome.answers().getOrDefault(UPLOADED_ON, ""));
    } catch (DateTimeParseException noDay) {
      throw Problem.malformed("The day of the upload is not a date.")
          .at("/answers/" + UPLOADED_ON, "a date such as 2026-06-30");
    }
  }
}
