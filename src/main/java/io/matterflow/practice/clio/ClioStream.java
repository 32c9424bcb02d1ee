package io.matterflow.practice.clio;

import java.util.Arrays;
import java.util.Optional;

/**
 * The lists that are read, in the order in which they refer to each other. What the firm has is read from the
 * beginning; what its people did, from the day the account was connected.
 */
enum ClioStream {
  CODES("utbms/codes", "id,type,code", "", true),
  USERS("users", "id,etag,first_name,last_name,email,phone_number,enabled,rate,subscription_type,updated_at", "", true),
  CONTACTS("contacts",
      "id,etag,type,name,title,primary_email_address,primary_phone_number,company{id},is_bill_recipient,"
          + "addresses{name,street,city,province,postal_code,country},updated_at",
      "contact", true),
  MATTERS("matters",
      "id,etag,display_number,description,status,billing_method,client_reference,client{id},responsible_attorney{id},"
          + "originating_attorney{id},practice_area{id,name},updated_at",
      "matter", true),
  ACTIVITIES(ClioActivity.COLLECTION, ClioActivity.FIELDS, "activity", false),
  COMMUNICATIONS("communications",
      "id,etag,type,subject,date,received_at,created_at,matter{id},user{id},senders{id,type},receivers{id,type},"
          + "external_properties{name,value}",
      "communication", false),
  CALENDAR("calendar_entries",
      "id,etag,summary,start_at,end_at,all_day,matter{id},attendees{id,type,email},external_properties{name,value}",
      "calendar_entry", false),
  DOCUMENTS("documents",
      "id,etag,name,created_at,updated_at,matter{id},creator{id},latest_document_version{id},external_properties{name,value}",
      "document", false),
  TASKS("tasks", "id,etag,name,status,completed_at,matter{id},assignee{id,type}", "task", false);

  private final String collection;
  private final String fields;
  private final String webhookModel;
  private final boolean fromTheBeginning;

  ClioStream(String collection, String fields, String webhookModel, boolean fromTheBeginning) {
    this.collection = collection;
    this.fields = fields;
    this.webhookModel = webhookModel;
    this.fromTheBeginning = fromTheBeginning;
  }

  String collection() {
    return collection;
  }

  String fields() {
    return fields;
  }

  boolean isFromTheBeginning() {
    return fromTheBeginning;
  }

  /** What Clio calls it when it tells of changes; nothing for what it does not tell of. */
  Optional<String> webhookModel() {
    return Optional.of(webhookModel).filter(model -> !model.isEmpty());
  }

  static Optional<ClioStream> ofModel(String model) {
    return Arrays.stream(values())
        .filter(stream -> stream.webhookModel().filter(model::equals).isPresent())
        .findFirst();
  }
}
