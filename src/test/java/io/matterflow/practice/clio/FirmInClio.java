package io.matterflow.practice.clio;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.directory.Timekeeper;
import io.matterflow.engine.BlockedWork.Blocked;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A firm in Clio, with an attorney and a company's matter: by their ids there, and as our directory has them once they
 * were read.
 */
final class FirmInClio {

  final long attorney;
  final long company;
  final long matter;
  private final Connection clio;

  FirmInClio(Connection clio) {
    this.clio = clio;
    attorney = clio.stub.records.add("users", """
        {"first_name": "Nora", "last_name": "Whitby", "email": "%s", "enabled": true, "rate": 412.5,
         "subscription_type": "Attorney"}
        """.formatted(fresh("nora", "whitby.example")));
    company = clio.stub.records.add("contacts", """
        {"type": "Company", "name": "Pelham Freight Ltd", "primary_email_address": "office@%s", "is_bill_recipient": false}
        """.formatted(fresh("pelham", "example")));
    clio.stub.records.add("contacts", """
        {"type": "Person", "name": "Ida Moss", "title": "General Counsel", "primary_email_address": "ida.moss@pelham.example",
         "primary_phone_number": "+13125550177", "company": {"id": %d}, "is_bill_recipient": true}
        """.formatted(company));
    matter = clio.stub.records.add("matters", """
        {"display_number": "%s-Pelham Freight", "description": "Charter dispute", "status": "Open", "billing_method": "hourly",
         "client_reference": "PF-9", "client": {"id": %d}, "responsible_attorney": {"id": %d},
         "practice_area": {"id": 3, "name": "Shipping"}}
        """.formatted(fresh("0", "1"), company, attorney));
  }

  void read() {
    clio.the(ClioReading.class).round();
  }

  Matter ourMatter() {
    return directory().required(links().ours(LinkKind.MATTER, matter).map(MatterId::new).orElseThrow());
  }

  Timekeeper ourTimekeeper() {
    return directory().required(links().ours(LinkKind.TIMEKEEPER, attorney).map(TimekeeperId::new).orElseThrow());
  }

  long theirs(LinkKind kind, String ours) {
    return links().theirs(kind, ours).orElseThrow();
  }

  JdbcLinks links() {
    return clio.the(JdbcLinks.class);
  }

  List<Blocked> blocked() {
    return clio.the(ClioBlocked.class).blockedFor(
        new Actor(new UserId("admin"), Set.of(Role.BILLING_ADMIN), Optional.empty(), true));
  }

  /** A name that nobody else has: an address, or what else a place makes of it. */
  static String fresh(String name, String place) {
    return place.contains(".")
        ? "%s.%d@%s".formatted(name, System.nanoTime(), place)
        : "%s%d.%s".formatted(name, System.nanoTime(), place);
  }

  private Directory directory() {
    return clio.the(Directory.class);
  }
}
