package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.Samples;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who gets the bill by post is on it, and an invoice keeps the addresses that it was issued with. */
@ProductTest
@Tag("both-databases")
class InvoiceAddressesTest {

  @Autowired private Firm firm;
  @Autowired private Samples samples;
  @Autowired private Invoicing invoicing;
  @Autowired private Invoiced invoiced;
  @Autowired private InvoiceDocuments documents;
  @Autowired private JdbcClient jdbc;

  @AfterEach
  void theSampleFirmHasNoAddress() {
    samples.loadFirm();
  }

  @Test
  void standOnTheInvoiceOfWhoSendsItAndOfWhoGetsIt() throws IOException {
    var matter = firm.hourlyMatter().at(List.of("8 Dockside Plaza", "Suite 4")).loaded();
    firmMovesTo("120 Wacker Row");

    var number = issued(matter);

    assertThat(text(number)).contains("120 Wacker Row · Springfield", "8 Dockside Plaza\nSuite 4\nChicago, IL 60606");
  }

  @Test
  void areThoseOfTheDayOfIssueWhoeverMovesBeforeItIsRendered() throws IOException {
    var draft = firm.hourlyMatter().at(List.of("8 Dockside Plaza"));
    var matter = draft.loaded();
    firmMovesTo("120 Wacker Row");
    var number = invoiced.issued(matter, "100.00");

    draft.at(List.of("9 Elsewhere Road")).loaded();
    firmMovesTo("77 New Street");
    invoiced.runJobs(number);

    assertThat(text(number)).contains("8 Dockside Plaza", "120 Wacker Row").doesNotContain("Elsewhere", "New Street");
    assertThat(invoicing.issued(number).orElseThrow().addresses())
        .isEqualTo(new InvoiceAddresses(List.of("120 Wacker Row", "Springfield"),
            List.of("8 Dockside Plaza", "Chicago, IL 60606")));
  }

  @Test
  void goToABillingContactWithOneOfItsOwn() throws IOException {
    var number = issued(firm.hourlyMatter().at(List.of("8 Dockside Plaza")).billedAt("PO Box 12").loaded());

    assertThat(text(number)).contains("Attention: Accounts Payable\nPO Box 12").doesNotContain("Dockside Plaza");
  }

  @Test
  void areMissingWithoutAGapWhereNobodyKnowsThem() throws IOException {
    var number = issued(firm.hourlyMatter().loaded());

    assertThat(invoicing.issued(number).orElseThrow().addresses()).isEqualTo(InvoiceAddresses.NONE);
    assertThat(text(number)).contains("Attention: Accounts Payable");
  }

  @Test
  void areShownLiterallyWhateverTheyHold() throws IOException {
    var hostile = List.of("<script>alert(1)</script>", "${7*7} [[${7*7}]]", "</p></td></table>",
        "'; drop table invoice; --");

    assertThat(text(issued(firm.hourlyMatter().at(hostile).loaded()))).contains(hostile);
  }

  @Test
  void areInNoWordOfTheTrail() {
    var matter = firm.hourlyMatter().at(List.of("8 Secret Close")).loaded();
    issued(matter);

    assertThat(jdbc.sql("""
        select count(*)
        from audit_entry
        where before_values like :words or after_values like :words
        """).param("words", "%Secret Close%").query(Integer.class).single()).isZero();
    assertThat(jdbc.sql("select count(*) from audit_text where words like :words")
        .param("words", "%Secret Close%").query(Integer.class).single()).isZero();
  }

  private InvoiceNumber issued(Engagement matter) {
    var number = invoiced.issued(matter, "100.00");
    invoiced.runJobs(number);
    return number;
  }

  private void firmMovesTo(String line) {
    var document = Samples.firm();
    document.remove(List.of("clients", "matters"));
    ((ObjectNode) document.path("firm")).putObject("address").put("city", "Springfield").putArray("lines").add(line);
    samples.load(document);
  }

  private String text(InvoiceNumber number) throws IOException {
    try (var document = Loader.loadPDF(documents.pdf(number).orElseThrow().content())) {
      return new PDFTextStripper().getText(document).replace('\u00A0', ' ');
    }
  }
}
