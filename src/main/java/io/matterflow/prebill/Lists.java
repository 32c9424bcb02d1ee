package io.matterflow.prebill;

import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Short lists of roles and holders in one column: {@code BILLING_PARTNER:TK01,BILLING_ADMIN}. */
final class Lists {

  private static final String BETWEEN = ",";
  private static final String OF = ":";

  private Lists() {}

  static @Nullable String roles(List<Role> roles) {
    return roles.isEmpty() ? null : roles.stream().map(Role::name).collect(Collectors.joining(BETWEEN));
  }

  static List<Role> roles(Optional<String> kept) {
    return kept.map(words -> Arrays.stream(words.split(BETWEEN)).map(Role::valueOf).toList()).orElse(List.of());
  }

  static @Nullable String holders(List<Holder> holders) {
    return holders.isEmpty() ? null : holders.stream().map(Lists::told).collect(Collectors.joining(BETWEEN));
  }

  static List<Holder> holders(Optional<String> kept) {
    return kept.map(words -> Arrays.stream(words.split(BETWEEN)).map(Lists::holder).toList()).orElse(List.of());
  }

  private static String told(Holder holder) {
    return holder.person().map(person -> holder.role().name() + OF + person).orElse(holder.role().name());
  }

  private static Holder holder(String told) {
    var parts = told.split(OF, 2);
    var role = Role.valueOf(parts[0]);
    return parts.length == 1 ? Holder.of(role) : Holder.of(role, new TimekeeperId(parts[1]));
  }
}
