package org.alongside.engine.wiring.model;

import java.io.InputStream;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnParser;
import org.camunda.bpm.model.xml.instance.DomDocument;
import org.xml.sax.SAXException;

/**
 * Reads BPMN models like {@code Bpmn.readModelFromStream}, and refuses the same, in a fraction of the time: that one reads the
 * schema of BPMN again for each model, and holds each against it twice.
 */
public final class ModelReader extends BpmnParser {
    private static final String SCHEMA_LANGUAGE = "http://java.sun.com/xml/jaxp/properties/schemaLanguage";
    private static final String SCHEMA_SOURCE = "http://java.sun.com/xml/jaxp/properties/schemaSource";
    private static final Schema BPMN = schema();

    /** @throws org.camunda.bpm.model.xml.ModelParseException when it is no XML or does not keep to the schema of BPMN */
    public BpmnModelInstance read(InputStream model) {
        return parseModelFromStream(model);
    }

    /** It is held against the schema while it is read; that also says which attributes are ids. */
    @Override
    protected void configureFactory(DocumentBuilderFactory factory) {
        super.configureFactory(factory);
        factory.setAttribute(SCHEMA_SOURCE, null);
        factory.setAttribute(SCHEMA_LANGUAGE, null);
        // Means by a DTD; there may be none.
        factory.setValidating(false);
        factory.setSchema(BPMN);
    }

    @Override
    protected Schema createSchema(String location, ClassLoader loader) {
        return BPMN;
    }

    /** Was done while it was read. */
    @Override
    public void validateModel(DomDocument document) {}

    private static Schema schema() {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(Objects.requireNonNull(BpmnParser.class
                            .getClassLoader()
                            .getResource("org/camunda/bpm/model/bpmn/schema/BPMN20.xsd")));
        } catch (SAXException e) {
            throw new IllegalStateException("The schema of BPMN cannot be read.", e);
        }
    }
}
