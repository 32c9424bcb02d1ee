package io.matterflow.practice.clio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People and companies over there. */
class JdbcContacts {

  private final JdbcClient jdbc;

  JdbcContacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keep(Contact contact) {
    if (write("""
        update clio_contact
        set company_id = :companyId, company = :company, name = :name, email = :email, phone = :phone, title = :title,
            bill_recipient = :billRecipient, street = :street, city = :city, region = :region, postal_code = :postalCode,
            country = :country
        where clio_id = :id
        """, contact) == 0) {
      write("""
          insert into clio_contact (clio_id, company_id, company, name, email, phone, title, bill_recipient, street, city,
            region, postal_code, country)
          values (:id, :companyId, :company, :name, :email, :phone, :title, :billRecipient, :street, :city, :region, :postalCode,
            :country)
          """, contact);
    }
  }

  Optional<Contact> find(long id) {
    return jdbc.sql("select * from clio_contact where clio_id = :id")
        .param("id", id)
        .query(JdbcContacts::contact)
        .optional();
  }

  /** Those who work at a company, in the order in which Clio got to know them. */
  List<Contact> at(long company) {
    return jdbc.sql("select * from clio_contact where company_id = :company order by clio_id")
        .param("company", company)
        .query(JdbcContacts::contact)
        .list();
  }

  void remove(long id) {
    jdbc.sql("delete from clio_contact where clio_id = :id").param("id", id).update();
  }

  private int write(String sql, Contact contact) {
    return jdbc.sql(sql)
        .param("id", contact.id())
        .param("companyId", contact.companyId().orElse(null), Types.BIGINT)
        .param("company", contact.company())
        .param("name", contact.name())
        .param("email", contact.email().orElse(null), Types.VARCHAR)
        .param("phone", contact.phone().orElse(null), Types.VARCHAR)
        .param("title", contact.title())
        .param("billRecipient", contact.billRecipient())
        .param("street", contact.address().street().orElse(null), Types.VARCHAR)
        .param("city", contact.address().city().orElse(null), Types.VARCHAR)
        .param("region", contact.address().region().orElse(null), Types.VARCHAR)
        .param("postalCode", contact.address().postalCode().orElse(null), Types.VARCHAR)
        .param("country", contact.address().country().orElse(null), Types.VARCHAR)
        .update();
  }

  private static Contact contact(ResultSet row, int number) throws SQLException {
    @Nullable Long company = row.getObject("company_id", Long.class);
    return new Contact(
        row.getLong("clio_id"),
        Optional.ofNullable(company),
        row.getBoolean("company"),
        row.getString("name"),
        Optional.ofNullable(row.getString("email")),
        Optional.ofNullable(row.getString("phone")),
        row.getString("title"),
        row.getBoolean("bill_recipient"),
        address(row));
  }

  private static Address address(ResultSet row) throws SQLException {
    return new Address(
        Optional.ofNullable(row.getString("street")),
        Optional.ofNullable(row.getString("city")),
        Optional.ofNullable(row.getString("region")),
        Optional.ofNullable(row.getString("postal_code")),
        Optional.ofNullable(row.getString("country")));
  }

  /** A person, perhaps of a company, or a company. */
  record Contact(
      long id,
      Optional<Long> companyId,
      boolean company,
      String name,
      Optional<String> email,
      Optional<String> phone,
      String title,
      boolean billRecipient,
      Address address) {}

  /** Where their post goes, as far as it is known; a street may have several lines. */
  record Address(
      Optional<String> street,
      Optional<String> city,
      Optional<String> region,
      Optional<String> postalCode,
      Optional<String> country) {

    static final Address UNKNOWN =
        new Address(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
