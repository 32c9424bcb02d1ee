package io.matterflow.engine;

import java.io.InputStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.impl.DmnModelConstants;
import org.camunda.bpm.model.dmn.impl.DmnParser;
import org.xml.sax.SAXException;

/**
 * Reads decision tables as Camunda does, against the same schemas, which are read once here and not anew for each
 * table: most of what a table's reading takes.
 */
final class DmnSchemas extends Dmn {

  private final DmnParser parser = new Parser();

  private DmnSchemas() {}

  /** From now on every table in this process is read so, by the engine as well. */
  static synchronized void readOnce() {
    if (!(INSTANCE instanceof DmnSchemas)) {
      INSTANCE = new DmnSchemas();
    }
  }

  @Override
  protected DmnModelInstance doReadModelFromInputStream(InputStream table) {
    return parser.parseModelFromStream(table);
  }

  /** Is configured while it is made, so what it needs is a constant. */
  private static final class Parser extends DmnParser {

    private static final Schema EVERY_VERSION = read();

    @Override
    protected void configureFactory(DocumentBuilderFactory factory) {
      super.configureFactory(factory);
      factory.setAttribute("http://java.sun.com/xml/jaxp/properties/schemaSource", null);
      factory.setAttribute("http://java.sun.com/xml/jaxp/properties/schemaLanguage", null);
      factory.setValidating(false); // against a document type, which no table may have
      factory.setSchema(EVERY_VERSION);
    }

    private static Schema read() {
      var files = Stream.of(DmnModelConstants.DMN_15_SCHEMA_LOCATION, DmnModelConstants.DMN_14_SCHEMA_LOCATION,
          DmnModelConstants.DMN_13_SCHEMA_LOCATION, DmnModelConstants.DMN_12_SCHEMA_LOCATION,
          DmnModelConstants.DMN_11_SCHEMA_LOCATION, DmnModelConstants.DMN_11_ALTERNATIVE_SCHEMA_LOCATION)
          .map(DmnParser.class.getClassLoader()::getResource)
          .map(file -> new StreamSource(file.toString()))
          .toArray(StreamSource[]::new);
      try {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(files);
      } catch (SAXException broken) {
        throw new IllegalStateException("the schemas of DMN cannot be read", broken);
      }
    }
  }
}
