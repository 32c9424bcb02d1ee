package io.matterflow.access;

import io.matterflow.kernel.UserId;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.springframework.stereotype.Component;

/**
 * The engine's own users and groups, kept in step with the logins in the same transaction. A group is a role, and
 * nobody is in the engine's group of administrators: what the engine grants, it grants to roles.
 */
@Component
class EngineUsers {

  private static final int UNGUESSABLE_BYTES = 32;

  private final IdentityServiceImpl identities;
  private final SecureRandom chance = new SecureRandom();

  EngineUsers(IdentityService identities) {
    this.identities = (IdentityServiceImpl) identities;
  }

  /** A user whom nobody can sign in as until a password is set. */
  void add(UserId id, String firstName, String lastName) {
    if (known(id)) {
      return;
    }
    var user = identities.newUser(id.value());
    user.setFirstName(firstName);
    user.setLastName(lastName);
    user.setPassword(unguessable());
    identities.saveUser(user, true);
  }

  /** The rules of the password policy that these words break, for their writer to read; empty when they are good. */
  List<String> brokenRules(UserId id, String password) {
    return identities.checkPasswordAgainstPolicy(password, user(id)).getViolatedRules().stream()
        .map(PasswordRules::inWords)
        .sorted()
        .toList();
  }

  void setPassword(UserId id, String password) {
    var user = user(id);
    user.setPassword(password);
    identities.saveUser(user, true);
    identities.unlockUser(id.value());
  }

  /** Makes the present password worthless. */
  void voidPassword(UserId id) {
    setPassword(id, unguessable());
  }

  boolean hasPassword(UserId id, String password) {
    return identities.checkPassword(id.value(), password);
  }

  void setGroups(UserId id, Set<String> wanted) {
    var present = identities.createGroupQuery().groupMember(id.value()).unlimitedList().stream()
        .map(Group::getId)
        .collect(Collectors.toSet());
    present.stream().filter(group -> !wanted.contains(group))
        .forEach(group -> identities.deleteMembership(id.value(), group));
    wanted.stream().filter(group -> !present.contains(group)).sorted().forEach(group -> {
      ensureGroup(group);
      identities.createMembership(id.value(), group);
    });
  }

  private void ensureGroup(String id) {
    if (identities.createGroupQuery().groupId(id).count() == 0) {
      var group = identities.newGroup(id);
      group.setName(id.replace('-', ' '));
      group.setType("ROLE");
      identities.saveGroup(group);
    }
  }

  private boolean known(UserId id) {
    return identities.createUserQuery().userId(id.value()).count() > 0;
  }

  private User user(UserId id) {
    return identities.createUserQuery().userId(id.value()).singleResult();
  }

  private String unguessable() {
    var bytes = new byte[UNGUESSABLE_BYTES];
    chance.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
