package dev.maitredkit.conformance.mutants;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What a run of PIT found.
 *
 * @param all how many mutants there were
 * @param living those that no test noticed, as the first three cells of a row of docs/MUTANTS.md, with how many are alike
 */
record Mutants(int all, Map<String, Integer> living) {
    static Mutants read(Path report) throws IOException {
        NodeList mutations = document(report).getElementsByTagName("mutation");
        Map<String, Integer> living = new TreeMap<>();
        for (int i = 0; i < mutations.getLength(); i++) {
            Element mutation = (Element) mutations.item(i);
            if (mutation.getAttribute("detected").equals("false")) {
                living.merge(name(mutation), 1, Integer::sum);
            }
        }
        return new Mutants(mutations.getLength(), living);
    }

    private static org.w3c.dom.Document document(Path report) throws IOException {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile());
        } catch (ParserConfigurationException | SAXException damaged) {
            throw new IOException(report + " is not a report of PIT", damaged);
        }
    }

    /** Lines and the numbers of lambdas change with every edit, so that they are left out. */
    private static String name(Element mutation) {
        String type = text(mutation, "mutatedClass");
        String method = text(mutation, "mutatedMethod").replaceAll("^lambda\\$(.*)\\$\\d+$", "$1");
        String what =
                text(mutation, "description").replaceAll(" for \\S+::\\S+$", "").replaceAll("\\S+/", "");
        return type.substring(type.lastIndexOf('.') + 1) + " | " + method + " | " + what.replace("|", "\\|");
    }

    private static String text(Element mutation, String tag) {
        return mutation.getElementsByTagName(tag).item(0).getTextContent();
    }
}
