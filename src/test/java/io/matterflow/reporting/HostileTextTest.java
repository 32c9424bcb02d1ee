package io.matterflow.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.NewMatter;
import io.matterflow.ProductTest;
import io.matterflow.TestPeople;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.PrintPosts;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.messaging.smtp.SmtpStub;
import io.matterflow.messaging.smtp.StubbedMail;
import io.matterflow.rest.Csv;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Whatever stands in a field appears as it is, on every paper and in every mail; it adds no recipient and computes
 * nothing.
 */
@ProductTest
@Tag("both-databases")
class HostileTextTest {

  private static final String CLIENT = "=HYPERLINK(1) <script>alert(1)</script> & {firmName} Ltd";
  private static final String MATTER = "-2+3 <img src=x> ${7*7} {total} %s & Sons";
  private static final String CONTACT = "@SUM(1) <b>Robin</b>, Bcc: victim@evil.example {payLink}";
  private static final String REFERENCE = "+1 <i>ref</i> & {dueDate}";
  private static final String NARRATIVE = "=cmd|' /C calc'!A0 <script>x</script> {invoiceNumber} ${7*7} & more";
  private static final String STREET = "<u>Main</u> Street & {amountOpen}";

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private ReceivablesBook book;
  @Autowired private PrintPosts posts;
  @Autowired private StubbedMail mail;
  @Autowired private Jobs jobs;
  @Autowired private MovableClock clock;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;
  private SmtpStub system;
  private TimekeeperId partner;

  @BeforeEach
  void connect() {
    asOthersLeftIt = clock.instant();
    system = mail.connect();
    partner = book.partner();
  }

  @AfterEach
  void disconnect() {
    mail.disconnect(system);
    clock.standAt(asOthersLeftIt);
  }

  @Test
  void appearsAsItIsInWhatGoesByMail() throws Exception {
    var client = draft().loaded();
    var invoice = issued(client);
    invoiced.runJobs(invoice);
    assertThat(text(pdfOf("Invoice"))).contains(flat(CLIENT), flat(MATTER), flat(CONTACT), flat(REFERENCE),
        flat(NARRATIVE));

    clock.advance(Duration.ofDays(10).plusHours(2));
    jobs.runDue("payment-reminders", invoice.value());
    var statement = calls("billing-coordinator")
        .post("/api/clients/%s/statement".formatted(client.clientId()), Map.of())
        .json();
    jobs.runDue("client-statement", statement.path("id").asText());
    assertThat(text(pdfOf("Statement"))).contains(flat(CLIENT), flat(MATTER), flat(CONTACT));

    assertThat(system.mails()).hasSize(3).allSatisfy(sent -> {
      var letter = letter(sent);
      assertThat(sent.to()).containsExactly(client.billingAddress());
      assertThat(letter.getRecipients(RecipientType.TO)).hasSize(1);
      assertThat(letter.getRecipients(RecipientType.CC)).isNull();
      assertThat(letter.getRecipients(RecipientType.BCC)).isNull();
      assertThat(part(letter, "text/plain")).contains(CONTACT);
      assertThat(part(letter, "text/html")).contains("&lt;b&gt;Robin&lt;/b&gt;")
          .doesNotContain("<b>Robin", "<script", "<img");
    });
    assertThat(part(letter(system.mails().get(0)), "text/plain")).contains(MATTER);
  }

  @Test
  void appearsAsItIsInThePrintBatch() throws Exception {
    var client = draft().deliveredBy(Delivery.PAPER).at(List.of(STREET)).loaded();
    posts.closeWhatCollects();
    var invoice = issued(client);
    invoiced.runJobs(invoice);
    var batch = posts.holding(invoice);
    assertThat(calls("billing-coordinator").post("/api/print-queue/%s/printing".formatted(batch), "").status())
        .isEqualTo(200);

    var paper = text(get("/api/print-queue/%s?format=pdf".formatted(batch), "billing-coordinator"));

    assertThat(paper).contains(flat(CLIENT), flat(MATTER), flat(STREET), flat(NARRATIVE));
    assertThat(system.mails()).isEmpty();
  }

  @Test
  void appearsAsItIsInWhatPartnersReadAndComputesNothing() throws Exception {
    var client = draft().loaded();
    issued(client);
    clock.advance(Duration.ofDays(60));
    var asOf = "asOf=" + invoiced.today();

    var weekly = calls(partner.value()).get("/api/reports/weekly-receivables?format=html&" + asOf).body();
    var ageing = calls(partner.value()).get("/api/reports/ar-aging?format=html&" + asOf).body();
    assertThat(weekly).contains("=HYPERLINK(1) &lt;script&gt;alert(1)&lt;/script&gt; &amp; {firmName} Ltd")
        .doesNotContain("<script");
    assertThat(ageing).contains("=HYPERLINK(1) &lt;script&gt;alert(1)&lt;/script&gt; &amp; {firmName} Ltd")
        .doesNotContain("<script");
    assertThat(text(get("/api/reports/weekly-receivables?format=pdf&" + asOf, partner.value()))).contains(flat(CLIENT));
    assertThat(text(get("/api/reports/ar-aging?format=pdf&" + asOf, partner.value()))).contains(flat(CLIENT));
    for (var table : List.of("/api/reports/ar-aging?format=csv&", "/api/reports/ar-aging?format=csv&rows=invoices&",
        "/api/reports/weekly-receivables?format=csv&",
        "/api/clients/%s/statement?format=csv&".formatted(client.clientId()))) {
      assertThat(calls(partner.value()).get(table + asOf).body()).as(table).doesNotContainPattern("(?m)(^|,)\"?[=+@]");
    }
    assertThat(Csv.row(List.of(CLIENT, MATTER, CONTACT, REFERENCE, NARRATIVE, "-300.00")))
        .isEqualTo("\"'%s\",\"'%s\",\"'%s\",\"'%s\",\"'%s\",-300.00\r\n".formatted(CLIENT, MATTER, CONTACT, REFERENCE,
            NARRATIVE));
  }

  @Test
  void aSubjectWithALineBreakIsRefusedBeforeAnybodyIsWrittenTo() {
    var client = draft().loaded();

    var answer = calls("billing-coordinator").post("/api/clients/%s/statement/preview".formatted(client.clientId()),
        Map.of("subject", "Your account\r\nBcc: victim@evil.example"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(system.mails()).isEmpty();
  }

  private NewMatter draft() {
    return firm.hourlyMatter().billingPartner(partner.value()).called(CLIENT, MATTER).forTheAttentionOf(CONTACT)
        .clientMatterId(REFERENCE);
  }

  private InvoiceNumber issued(Engagement client) {
    return invoiced
        .issued(Invoiced.preBill(client, Invoiced.line(1, Engagement.ASSOCIATE, "1.0", "500.00", "0.00", NARRATIVE)));
  }

  /** The file of the mail that went last. */
  private byte[] pdfOf(String name) throws MessagingException, IOException {
    var sent = system.mails();
    var content = (Multipart) letter(sent.get(sent.size() - 1)).getContent();
    for (int at = 0; at < content.getCount(); at++) {
      if (String.valueOf(content.getBodyPart(at).getFileName()).startsWith(name)) {
        return content.getBodyPart(at).getInputStream().readAllBytes();
      }
    }
    throw new AssertionError("no file " + name);
  }

  private static MimeMessage letter(SmtpStub.Mail sent) throws MessagingException {
    return new MimeMessage(Session.getInstance(new Properties()),
        new ByteArrayInputStream(sent.content().getBytes(StandardCharsets.UTF_8)));
  }

  private static String part(Part whole, String type) throws MessagingException, IOException {
    if (whole.isMimeType(type)) {
      return String.valueOf(whole.getContent()).replace("\r\n", "\n");
    }
    if (whole.getContent() instanceof Multipart parts) {
      for (int at = 0; at < parts.getCount(); at++) {
        var found = part(parts.getBodyPart(at), type);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  private byte[] get(String path, String who) throws Exception {
    var login = Base64.getEncoder().encodeToString((who + ":" + TestPeople.PASSWORD).getBytes(StandardCharsets.UTF_8));
    var request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
        .header("Authorization", "Basic " + login).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body();
  }

  /** Without spaces and breaks: where a page breaks its rows is its own affair. */
  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return flat(new PDFTextStripper().getText(document));
    }
  }

  private static String flat(String words) {
    return words.replaceAll("[\\s\\u00A0]", "");
  }

  private HttpCalls calls(String who) {
    return HttpCalls.to(port).as(who);
  }
}
