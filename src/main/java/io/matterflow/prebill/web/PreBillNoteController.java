package io.matterflow.prebill.web;

import io.matterflow.kernel.Actor;
import io.matterflow.prebill.PreBillId;
import io.matterflow.prebill.PreBillNotes;
import io.matterflow.prebill.PreBillProblems;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Notes on a pre-bill as a whole, which stay inside the firm. */
@Tag(name = "Pre-bills")
@RestController
@RequestMapping("/api/pre-bills/{id}/notes")
class PreBillNoteController {

  private final PreBillNotes notes;

  PreBillNoteController(PreBillNotes notes) {
    this.notes = notes;
  }

  @Operation(summary = "Write an internal note on a pre-bill")
  @PostMapping
  Page<PacketView.NoteView> write(@PathVariable UUID id, @RequestBody Writing writing, Actor actor) {
    return Page.of(PreBillProblems.valueOf(notes.write(new PreBillId(id), writing.words(), actor)).stream()
        .map(PacketView.NoteView::of).toList());
  }

  record Writing(Optional<String> note) {

    String words() {
      return Fields.words(
          note.orElseThrow(() -> Problem.malformed("Say what is to be noted.").at("/note", "missing")),
          Fields.LONGEST_NOTE, "/note");
    }
  }
}
