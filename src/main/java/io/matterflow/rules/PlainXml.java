package io.matterflow.rules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A file that came from outside, read as text and nothing more: nothing in it is fetched, expanded or run. What the
 * engine's readers get has passed here first.
 */
final class PlainXml {

  static final int LARGEST = 1_000_000;

  private static final int DEEPEST = 60;
  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
  private static final Pattern ENCODING = Pattern.compile("\\A\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']*)[\"']");
  private static final String AGAIN = "Save it from Camunda Modeler and send it again.";

  private PlainXml() {}

  /** The root of the file, or why it is not read. */
  record Read(Optional<Element> root, List<Finding> findings) {

    private static Read refused(String place, String says) {
      return new Read(Optional.empty(), List.of(Finding.refused(place, says)));
    }
  }

  static Read of(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LARGEST) {
      return Read.refused("The file",
          "has %d bytes; at most %d are read. Split the rule, or take out what is not needed.".formatted(bytes.length,
              LARGEST));
    }
    var words = text.replace("\uFEFF", "").strip();
    if (words.isEmpty()) {
      return Read.refused("The file", "is empty. " + AGAIN);
    }
    if (!words.startsWith("<")) {
      return Read.refused("The file",
          "is no XML, so it is neither a decision table nor a model. "
              + "Send the .dmn or .bpmn file that Camunda Modeler saves.");
    }
    var encoding = ENCODING.matcher(text);
    if (encoding.find() && !encoding.group(1).equalsIgnoreCase("UTF-8")) {
      return Read.refused("The file", "says that it is written in %s; save it as UTF-8.".formatted(encoding.group(1)));
    }
    try {
      var parsers = SAXParserFactory.newInstance();
      parsers.setNamespaceAware(true);
      parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      parsers.setFeature(NO_DOCTYPE, true);
      parsers.newSAXParser().parse(new ByteArrayInputStream(bytes), new Depth());
      var documents = DocumentBuilderFactory.newInstance();
      documents.setNamespaceAware(true);
      documents.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      documents.setFeature(NO_DOCTYPE, true);
      documents.setXIncludeAware(false);
      documents.setExpandEntityReferences(false);
      return new Read(
          Optional.of(documents.newDocumentBuilder().parse(new ByteArrayInputStream(bytes)).getDocumentElement()),
          List.of());
    } catch (SAXParseException unreadable) {
      return Read.refused("Line " + unreadable.getLineNumber(),
          String.valueOf(unreadable.getMessage()).contains("DOCTYPE")
          ? "there is a DOCTYPE, which could fetch or expand something. Take it out."
          : "from here on the file cannot be read: it is cut short, or a tag in it is not closed. %s (%s)"
              .formatted(AGAIN, unreadable.getMessage()));
    } catch (SAXException | IOException | ParserConfigurationException unreadable) {
      return Read.refused("The file",
          "cannot be read: %s %s".formatted(unreadable.getMessage(), AGAIN));
    }
  }

  static Stream<Element> children(Element element) {
    return Stream.iterate(element.getFirstChild(), child -> child != null, Node::getNextSibling)
        .filter(Element.class::isInstance).map(Element.class::cast);
  }

  /** An element with all there is inside it. */
  static Stream<Element> all(Element element) {
    return Stream.concat(Stream.of(element), children(element).flatMap(PlainXml::all));
  }

  static Stream<Attr> attributes(Element element) {
    var attributes = element.getAttributes();
    return Stream.iterate(0, index -> index < attributes.getLength(), index -> index + 1)
        .map(index -> (Attr) attributes.item(index))
        .filter(attribute -> !XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI()));
  }

  /** What stands in the element itself. */
  static String text(Element element) {
    return Stream.iterate(element.getFirstChild(), child -> child != null, Node::getNextSibling)
        .filter(child -> child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE)
        .map(Node::getNodeValue).reduce("", String::concat).strip();
  }

  /** One of the language's own attributes; empty where it is not there. */
  static String attribute(Element element, String name) {
    return element.getAttribute(name).strip();
  }

  private static final class Depth extends DefaultHandler {

    private int depth;

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
      if (++depth > DEEPEST) {
        throw new SAXException("it is nested more than %d deep.".formatted(DEEPEST));
      }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
      depth--;
    }

    @Override
    public void error(SAXParseException unreadable) throws SAXException {
      throw unreadable;
    }
  }
}
