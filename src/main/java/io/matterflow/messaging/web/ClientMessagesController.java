package io.matterflow.messaging.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.messaging.MessagePause;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.PauseScope;
import io.matterflow.messaging.QueuedMessage;
import io.matterflow.messaging.QueuedMessage.State;
import io.matterflow.rest.Cursor;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One act pauses messages to clients; they queue, are shown, and are released or dropped. */
@Tag(name = "Client messages")
@RestController
@RequestMapping("/api/client-messages")
class ClientMessagesController {

  private static final int PAGE = 200;

  private final ClientMessages messages;

  ClientMessagesController(ClientMessages messages) {
    this.messages = messages;
  }

  @Operation(summary = "Which pauses stand, and what was kept back")
  @GetMapping
  Queue queue(
      @RequestParam Optional<State> state, @RequestParam Optional<String> scope, @RequestParam Optional<String> cursor,
      Actor actor) {
    if (!actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.BOOKKEEPER, Role.AUDITOR)) {
      throw Problem.forbidden("Only the billing office and the auditor see what was kept back from clients.",
          "Ask the billing coordinator.");
    }
    var after = cursor.map(text -> after(text)).orElse(0);
    var all = messages.queued(state).stream()
        .filter(message -> scope.map(PauseScope::new).map(pause -> pause.covers(message.message())).orElse(true))
        .toList();
    var page = all.stream().skip(after).limit(PAGE).map(MessageView::of).toList();
    return new Queue(
        messages.pauses().stream().map(pause -> PauseView.of(pause, messages.waiting(pause.scope()).size())).toList(),
        page,
        after + page.size() < all.size() ? Cursor.of(Integer.toString(after + page.size())).text() : null);
  }

  @Operation(summary = "Keep messages to clients back: ALL, a channel (EMAIL, SMS) or a client's id")
  @PostMapping("/pause")
  PauseView pause(@Valid @RequestBody Wish wish, Actor actor) {
    mustBeTheBillingOffice(actor);
    var answer = messages.pause(new PauseScope(wish.scope().trim()), wish.reason().trim(), actor);
    if (answer instanceof ClientMessages.UnknownScope) {
      throw Problem.refused("UNKNOWN_SCOPE", "There is no channel and no client %s.".formatted(wish.scope().trim()),
          "Name ALL, EMAIL, SMS, or the id of a client in the directory.").at("/scope", "not known");
    }
    if (answer instanceof ClientMessages.PausedBefore before) {
      throw Problem.conflict("PAUSED_BEFORE", "Messages are paused so since %s.".formatted(before.pause().since()),
          "Release that pause first, or pause another scope.");
    }
    return PauseView.of(((ClientMessages.Paused) answer).pause(), 0);
  }

  @Operation(summary = "End a pause: what waited goes out if it still holds")
  @PostMapping("/release")
  EndView release(@Valid @RequestBody Wish wish, Actor actor) {
    mustBeTheBillingOffice(actor);
    var answer = messages.release(new PauseScope(wish.scope().trim()), wish.reason().trim(), actor);
    if (answer instanceof ClientMessages.NotPaused) {
      throw Problem.conflict("NOT_PAUSED", "No pause stands over %s.".formatted(wish.scope().trim()),
          "Read GET /api/client-messages for the pauses that stand.");
    }
    return EndView.of((ClientMessages.Ended) answer);
  }

  @Operation(summary = "Drop what waits, in a scope; the pauses stay")
  @PostMapping("/drop")
  DropView drop(@Valid @RequestBody Wish wish, Actor actor) {
    mustBeTheBillingOffice(actor);
    var scope = new PauseScope(wish.scope().trim());
    return new DropView(scope.value(), messages.drop(scope, wish.reason().trim(), actor));
  }

  @Operation(summary = "Let one message go past its pause")
  @PostMapping("/{id}/release")
  MessageView release(@PathVariable String id, @Valid @RequestBody Why why, Actor actor) {
    mustBeTheBillingOffice(actor);
    return answer(id, messages.release(id(id), why.reason().trim(), actor));
  }

  @Operation(summary = "Drop one message")
  @PostMapping("/{id}/drop")
  MessageView drop(@PathVariable String id, @Valid @RequestBody Why why, Actor actor) {
    mustBeTheBillingOffice(actor);
    return answer(id, messages.drop(id(id), why.reason().trim(), actor));
  }

  private MessageView answer(String id, ClientMessages.Act act) {
    if (act == ClientMessages.Act.UNKNOWN) {
      throw Problem.notFound("message", id);
    }
    if (act == ClientMessages.Act.NOT_WAITING) {
      throw Problem.conflict("NOT_WAITING", "The message does not wait any more.",
          "Read GET /api/client-messages again.");
    }
    return messages.find(id(id)).map(MessageView::of).orElseThrow();
  }

  private static void mustBeTheBillingOffice(Actor actor) {
    if (!actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN)) {
      throw Problem.forbidden("Only the billing coordinator and the billing admin keep messages to clients back.",
          "Ask the billing coordinator.");
    }
  }

  private static UUID id(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException none) {
      throw Problem.notFound("message", id);
    }
  }

  private static int after(String cursor) {
    try {
      return Math.max(0, Integer.parseInt(Cursor.read(cursor, 1).parts().get(0)));
    } catch (NumberFormatException notOurs) {
      throw Cursor.unreadable();
    }
  }

  record Wish(@NotBlank @Size(max = 100) String scope, @NotBlank @Size(max = 1000) String reason) {}

  record Why(@NotBlank @Size(max = 1000) String reason) {}

  record Queue(List<PauseView> pauses, List<MessageView> items, @JsonInclude @Nullable String next) {}

  record PauseView(String pauseId, String scope, String reason, String pausedBy, Instant since, int waiting) {

    static PauseView of(MessagePause pause, int waiting) {
      return new PauseView(
          pause.id().toString(), pause.scope().value(), pause.reason(), pause.by().value(), pause.since(), waiting);
    }
  }

  record EndView(String pauseId, String scope, int released) {

    static EndView of(ClientMessages.Ended ended) {
      return new EndView(ended.pause().id().toString(), ended.pause().scope().value(), ended.messages());
    }
  }

  record DropView(String scope, int dropped) {}

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record MessageView(
      String id,
      String key,
      Channel channel,
      String clientId,
      String invoiceNumber,
      Optional<String> step,
      State state,
      Instant since,
      Optional<Instant> until,
      Optional<String> closedBy,
      Optional<Instant> closedAt,
      Optional<String> reason) {

    static MessageView of(QueuedMessage queued) {
      var message = queued.message();
      return new MessageView(
          queued.id().toString(),
          message.key(),
          message.channel(),
          message.client().value(),
          message.businessKey(),
          message.step(),
          queued.state(),
          queued.since(),
          queued.until(),
          queued.closedBy().map(UserId::value),
          queued.closedAt(),
          queued.reason());
    }
  }
}
