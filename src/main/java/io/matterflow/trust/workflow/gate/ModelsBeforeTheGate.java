package io.matterflow.trust.workflow.gate;

import io.matterflow.rules.ModelGate;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Parse;
import org.camunda.bpm.engine.impl.util.xml.Parser;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;
import org.xml.sax.SAXException;

/** Says beforehand what the gate would say: the same check, of a file that nobody has brought to the engine yet. */
@Component
class ModelsBeforeTheGate implements ModelGate {

  private final TrustSteps known;

  ModelsBeforeTheGate(ListableBeanFactory beans) {
    this.known = new TrustSteps(beans);
  }

  @Override
  public List<String> refusals(String bpmn) {
    return ModelCheck.refusals(read(bpmn), known);
  }

  /** As the engine reads it, and no further: elements and attributes, of which nothing is made. */
  static Element read(String bpmn) {
    return new PlainParser().createParse().sourceString(bpmn).execute().getRootElement();
  }

  /**
   * Knows namespaces by itself: of the engine's own parser a thread knows them only once it has read a model for the
   * engine.
   */
  private static final class PlainParser extends Parser {

    @Override
    protected SAXParser getSaxParser() throws ParserConfigurationException, SAXException {
      var factory = SAXParserFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(NAMESPACE_PREFIXES, true);
      setXxeProcessing(factory);
      return factory.newSAXParser();
    }

    @Override
    public Parse createParse() {
      return new Parse(this) {};
    }

    @Override
    public Boolean isEnableXxeProcessing() {
      return false;
    }
  }
}
