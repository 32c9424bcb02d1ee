package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Timekeeper;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.practice.clio.DirectoryUpdates.Change;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Clio's users as timekeepers. Somebody whom the directory knows by the same e-mail address keeps their id. */
final class UserTaker implements Taker {

  private final JdbcLinks links;
  private final DirectoryUpdates updates;
  private final Directory directory;
  private final PracticeWords words;
  private final Clock clock;

  UserTaker(JdbcLinks links, DirectoryUpdates updates, Directory directory, PracticeWords words, Clock clock) {
    this.links = links;
    this.updates = updates;
    this.directory = directory;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public List<Unfit> take(List<JsonNode> records) {
    var byAddress = directory.timekeepers().stream()
        .collect(Collectors.toMap(known -> known.email().toLowerCase(Locale.ROOT), Function.identity(),
            (one, other) -> one));
    return updates.bring(LinkKind.TIMEKEEPER, records.stream()
        .map(record -> new Change(record.path("id").asLong(), item(record, byAddress)))
        .toList());
  }

  @Override
  public void gone(long id) {
    links.ours(LinkKind.TIMEKEEPER, id).ifPresent(ours -> {
      updates.bring(LinkKind.TIMEKEEPER, List.of(new Change(id,
          JsonNodeFactory.instance.objectNode().put("id", ours).put("active", false))));
      links.gone(LinkKind.TIMEKEEPER, id, clock.instant());
    });
  }

  private ObjectNode item(JsonNode user, Map<String, Timekeeper> byAddress) {
    var ours = ours(user, byAddress);
    var item = JsonNodeFactory.instance.objectNode()
        .put("id", ours)
        .put("active", user.path("enabled").asBoolean(true));
    Wordings.line(user, "last_name").ifPresent(name -> item.put("lastName", name));
    Wordings.line(user, "first_name").ifPresent(name -> item.put("firstName", name));
    Wordings.address(user, "email").ifPresent(address -> item.put("email", address));
    Wordings.line(user, "phone_number").ifPresent(phone -> item.put("phone", phone));
    var rate = user.path("rate");
    if (rate.isNumber() && rate.decimalValue().signum() > 0) {
      item.put("defaultRate", rate.decimalValue().setScale(2, RoundingMode.HALF_UP).toPlainString());
    }
    if (directory.timekeeper(new TimekeeperId(ours)).isEmpty()) {
      item.put("classification", words.ours("classification", user.path("subscription_type").asText("")));
    }
    return item;
  }

  private String ours(JsonNode user, Map<String, Timekeeper> byAddress) {
    var id = user.path("id").asLong();
    return links.ours(LinkKind.TIMEKEEPER, id)
        .or(() -> Wordings.address(user, "email")
            .map(address -> address.toLowerCase(Locale.ROOT))
            .flatMap(address -> Optional.ofNullable(byAddress.get(address)))
            .map(known -> known.id().value())
            .filter(known -> !links.isTaken(LinkKind.TIMEKEEPER, known)))
        .orElse("U" + id);
  }
}
