package io.matterflow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.directory.Matter.Status;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A matter in the making; each method says one thing about it or its client, {@link #loaded} brings both into the
 * directory.
 */
public final class NewMatter extends NewClient {

  private final Firm firm;
  private final ObjectNode matter = JsonNodeFactory.instance.objectNode();
  private final ObjectNode terms;
  private String contactAddress;
  private boolean ofAKnownClient;

  NewMatter(Firm firm, int number) {
    super(number);
    this.firm = firm;
    this.contactAddress = counsel();
    matter.put("id", number + "-0001")
        .put("clientId", "C" + number)
        .put("name", "Quillon %d Licence Review".formatted(number));
    matter.putArray("aliases").add("Quillon %d Licence".formatted(number));
    matter.put("clientMatterId", "QUI-" + number).put("courtDocket", "26-cv-" + number).put("status", "OPEN")
        .put("billingModel", "HOURLY").put("utbmsSet", "LITIGATION").put("practiceArea", "Litigation")
        .put("originatingAttorney", "TK01").put("responsibleAttorney", "TK02").put("increment", "0.1")
        .put("dmsWorkspaceId", "ws-" + number).put("mailTag", mailTag());
    matter.putArray("team").add("TK01").add("TK02").add("TK06").add("TK11");
    matter.putArray("contacts").add(contactAddress);
    matter.putArray("adverse");
    terms = matter.putObject("billingTerms").put("cycle", "MONTHLY");
  }

  @Override
  NewMatter self() {
    return this;
  }

  /** The set of which its task codes are. */
  public NewMatter utbmsSet(String set) {
    matter.put("utbmsSet", set);
    return this;
  }

  /** Without the number by which the client knows the matter. */
  public NewMatter withoutClientMatterId() {
    matter.remove("clientMatterId");
    return this;
  }

  public NewMatter clientMatterId(String id) {
    matter.put("clientMatterId", id);
    return this;
  }

  /** Of a client with this id instead of one of the matter's own. */
  public NewMatter ofClient(String id) {
    client.put("id", id);
    matter.put("clientId", id);
    return this;
  }

  /** The client's name, and what the matter is called, as they stand on its papers. */
  public NewMatter called(String clientName, String matterName) {
    client.put("name", clientName);
    matter.put("name", matterName);
    return this;
  }

  /** The address of the client's person on the matter. */
  public NewMatter contact(String address) {
    contactAddress = address;
    ((ObjectNode) contacts.get(0)).put("email", address);
    matter.putArray("contacts").add(address);
    return this;
  }

  /** How much the whole matter may cost. */
  public NewMatter matterBudget(String amount) {
    matter.put("matterBudget", amount);
    return this;
  }

  /** How much a phase of the matter may cost. */
  public NewMatter budget(String phase, String amount) {
    matter.putObject("phaseBudgets").put(phase, amount);
    return this;
  }

  public NewMatter closed() {
    return in(Status.CLOSED);
  }

  public NewMatter onHold() {
    return in(Status.ON_HOLD);
  }

  public NewMatter billedAs(String billingModel) {
    matter.put("billingModel", billingModel);
    return this;
  }

  public NewMatter cycle(String cycle) {
    terms.put("cycle", cycle);
    return this;
  }

  /** A term of the bills by its name in the directory, such as {@code monthlyFee}. */
  public NewMatter agreeing(String term, String value) {
    terms.put(term, value);
    return this;
  }

  /** The share of an outcome is taken after costs. */
  public NewMatter costsFirst() {
    terms.put("costsFirst", true);
    return this;
  }

  /** Trust money stands for the matter's bills. */
  public NewMatter drawingOnTrust() {
    matter.putObject("trust")
        .put("account", "IOLTA-1")
        .put("openingBalance", "2500.00")
        .put("evergreenMinimum", "2000.00");
    return this;
  }

  /** Bears a part of each bill of the matter. */
  public NewMatter paidBy(ClientId payer, String percent) {
    terms.withArray("payers").addObject().put("clientId", payer.value()).put("percent", percent);
    return this;
  }

  /** A part of the fixed fee, due when the milestone is reached. */
  public NewMatter milestone(String name, String amount) {
    terms.withArray("milestones").addObject().put("name", name).put("amount", amount);
    return this;
  }

  /** The practice system tells this balance in trust. */
  public NewMatter fundedBy(String account, String balance) {
    matter.putObject("trust").put("account", account).put("openingBalance", balance);
    return this;
  }

  /** The practice system says so of what was agreed about money paid ahead, on an account that is not ours. */
  public NewMatter payingAhead(String retainer) {
    matter.putObject("trust").put("account", "IOLTA-1").put("retainer", retainer);
    return this;
  }

  /** A retainer with a floor; the practice system tells its balance, or none. */
  public NewMatter withRetainer(String floor, Optional<String> balance) {
    var trust = matter.putObject("trust").put("account", "IOLTA-1").put("evergreenMinimum", floor);
    balance.ifPresent(told -> trust.put("balance", told));
    return this;
  }

  /** The balance of its retainer holds for this day. */
  public NewMatter asOf(LocalDate day) {
    ((ObjectNode) matter.get("trust")).put("asOf", day.toString());
    return this;
  }

  /** One rate for everybody on the matter. */
  public NewMatter at(String hourlyRate) {
    matter.putArray("rates").addObject().put("scope", "ALL").put("rate", hourlyRate).put("effectiveFrom", "2020-01-01");
    return this;
  }

  /** Another rate for everybody, from this day on. */
  public NewMatter at(String hourlyRate, String effectiveFrom) {
    matter.withArray("rates")
        .addObject()
        .put("scope", "ALL")
        .put("rate", hourlyRate)
        .put("effectiveFrom", effectiveFrom);
    return this;
  }

  public NewMatter increment(String hours) {
    matter.put("increment", hours);
    return this;
  }

  public NewMatter excluding(String activityCode) {
    matter.putArray("excludedActivities").add(activityCode);
    return this;
  }

  public NewMatter enrolledFrom(LocalDate date) {
    matter.put("enrolledFrom", date.toString());
    return this;
  }

  /** Another responsible attorney than TK02, who joins the team. */
  public NewMatter responsibleAttorney(String timekeeper) {
    matter.put("responsibleAttorney", timekeeper);
    return withOnTheTeam(timekeeper);
  }

  /** Another billing partner than TK01, who joins the team. */
  public NewMatter billingPartner(String timekeeper) {
    matter.put("billingPartner", timekeeper);
    return withOnTheTeam(timekeeper);
  }

  public NewMatter withOnTheTeam(String timekeeper) {
    for (var member : matter.withArray("team")) {
      if (member.asText().equals(timekeeper)) {
        return this;
      }
    }
    matter.withArray("team").add(timekeeper);
    return this;
  }

  /** A further matter of a client that a test already has, with the same person on it. */
  public NewMatter ofTheClientOf(Engagement known) {
    ofAKnownClient = true;
    client.put("id", known.clientId().value());
    matter.put("clientId", known.clientId().value());
    contactAddress = known.contactAddress();
    matter.putArray("contacts").add(contactAddress);
    return this;
  }

  public Engagement loaded() {
    return firm.load(this);
  }

  MatterId id() {
    return new MatterId(matter.get("id").asText());
  }

  ClientId clientId() {
    return new ClientId(client.get("id").asText());
  }

  Optional<ObjectNode> newClient() {
    return ofAKnownClient ? Optional.empty() : Optional.of(client);
  }

  ObjectNode matter() {
    return matter;
  }

  String contactAddress() {
    return contactAddress;
  }

  String mailTag() {
    return "m%d0001@mail.harrowpike.example".formatted(number);
  }

  private NewMatter in(Status status) {
    matter.put("status", status.name());
    return this;
  }
}
