package org.synapticcaching.check;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.synapticcaching.check.result.PartResult;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What JUnit's console writes of the tests that it ran.
 *
 * @param folder of its reports
 */
record TestReport(Path folder) {
  private static final String FILE = "TEST-junit-jupiter.xml";
  private static final String DISALLOW_TYPES =
      "http://apache.org/xml/features/disallow-doctype-decl";

  private Path file() {
    return folder.resolve(FILE);
  }

  boolean exists() {
    return Files.exists(file());
  }

  /** Removes that of an earlier run. */
  void remove() throws IOException {
    Files.deleteIfExists(file());
  }

  /**
   * Which tests failed.
   *
   * @throws IOException naming the file, when it is no report
   */
  PartResult read() throws IOException {
    Element suite = parse();
    int tests = number(suite, "tests");
    int skipped = number(suite, "skipped");
    List<String> problems = new ArrayList<>();
    NodeList cases = suite.getElementsByTagName("testcase");
    for (int n = 0; n < cases.getLength(); n++) {
      Element test = (Element) cases.item(n);
      for (String kind : List.of("failure", "error")) {
        NodeList found = test.getElementsByTagName(kind);
        if (found.getLength() > 0) {
          problems.add(words(test, (Element) found.item(0)));
        }
      }
    }
    int run = tests - skipped;
    if (run == 0) {
      problems.add("no test was run; " + file() + " tells why");
    }
    String line =
        "%s of %s tests passed".formatted(run - problems.size(), run)
            + (skipped == 0 ? "" : ", %s skipped".formatted(skipped));
    return new PartResult(run == 0 ? "" : line, List.of(), problems);
  }

  private Element parse() throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(DISALLOW_TYPES, true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // Without one of ours the parser would print what it throws.
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(file().toFile()).getDocumentElement();
    } catch (SAXException | ParserConfigurationException wrong) {
      throw new FileSystemException(
          file().toString(), null, "is no report of tests: " + wrong.getMessage());
    }
  }

  private static int number(Element suite, String name) {
    return Integer.parseInt(suite.getAttribute(name));
  }

  private static String words(Element test, Element failure) {
    String type = test.getAttribute("classname");
    String message = failure.getAttribute("message").strip();
    return "%s %s: %s"
        .formatted(
            type.substring(type.lastIndexOf('.') + 1),
            test.getAttribute("name"),
            message.isEmpty()
                ? failure.getAttribute("type")
                : message.lines().findFirst().orElseThrow());
  }
}
