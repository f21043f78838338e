package dev.maitredkit.reports;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** XML with a line for each element, in which no text can hold a character that XML 1.0 has not. */
final class XmlText {

    private final XMLStreamWriter out;
    private int depth;

    XmlText(XMLStreamWriter out) {
        this.out = out;
    }

    void startDocument() throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
    }

    void endDocument() throws XMLStreamException {
        out.writeCharacters("\n");
        out.writeEndDocument();
        out.flush();
    }

    void start(String element) throws XMLStreamException {
        newLine();
        out.writeStartElement(element);
        depth++;
    }

    void startEmpty(String element) throws XMLStreamException {
        newLine();
        out.writeEmptyElement(element);
    }

    void attribute(String name, String value) throws XMLStreamException {
        out.writeAttribute(name, Visible.line(value));
    }

    void text(String value) throws XMLStreamException {
        out.writeCharacters(Visible.text(value));
    }

    void element(String element, String value) throws XMLStreamException {
        start(element);
        text(value);
        endInline();
    }

    void end() throws XMLStreamException {
        depth--;
        newLine();
        out.writeEndElement();
    }

    /** Ends an element whose text must not gain white space. */
    void endInline() throws XMLStreamException {
        depth--;
        out.writeEndElement();
    }

    private void newLine() throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(depth));
    }
}
