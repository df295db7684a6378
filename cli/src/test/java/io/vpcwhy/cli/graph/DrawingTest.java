package io.vpcwhy.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.cli.graph.Drawing.Link;
import io.vpcwhy.cli.graph.Drawing.LinkKind;
import io.vpcwhy.fixtures.Network;
import io.vpcwhy.fixtures.NetworkGenerator;
import io.vpcwhy.fixtures.NetworkShape;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.model.snapshot.SnapshotReader;
import io.vpcwhy.simulator.graph.NetworkGraph;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What is drawn, and that it can be read. */
class DrawingTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "io", "vpcwhy", "cli", "graph");
    private static final String HOSTILE = "\"]--><script>alert('1')</script>\\\n\u0007{}|`;#&]]>%%";

    @Test
    void functionAndLoadBalancerAreCalledByTheEndsOfTheirArns() {
        String front = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/front/50dc6c495c0c9188";
        Snapshot snapshot = Network.vpc("vpc-1", "10.0.0.0/16")
                .with(new LoadBalancer(
                        front,
                        "front",
                        LoadBalancer.Type.APPLICATION,
                        false,
                        Optional.of("vpc-1"),
                        "active",
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        List.of()))
                .snapshot();
        Scenery scenery = new Scenery(snapshot);

        assertThat(scenery.other(front, false).lines()).containsExactly("load balancer", "front");
        assertThat(scenery.other("arn:aws:lambda:us-east-1:123456789012:function:hello", false)
                        .lines())
                .containsExactly("function", "hello");
    }

    static Document xml(String text) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)));
        } catch (javax.xml.parsers.ParserConfigurationException | org.xml.sax.SAXException | IOException e) {
            throw new AssertionError("is no XML: " + text, e);
        }
    }

    static List<Element> elements(Document document, String name, String className) {
        List<Element> found = new ArrayList<>();
        NodeList all = document.getElementsByTagName(name);
        for (int i = 0; i < all.getLength(); i++) {
            Element each = (Element) all.item(i);
            if (List.of(each.getAttribute("class").split(" ", -1)).contains(className)) {
                found.add(each);
            }
        }
        return found;
    }

    /** After a change that is meant, run with -Dvpcwhy.golden=write and read the difference. */
    @ParameterizedTest
    @CsvSource({"DOT, network.dot", "MERMAID, network.mmd", "GRAPHML, network.graphml"})
    void aNetworkIsWrittenAsItWas(DrawingFormat format, String file) throws IOException {
        String written = format.write(Pictured.network(Pictured.peered("web \"1\"")), "");
        golden(file, written);
    }

    @ParameterizedTest
    @CsvSource({"DOT, path.dot", "MERMAID, path.mmd"})
    void aPathIsWrittenAsItWas(DrawingFormat format, String file) throws IOException {
        golden(file, format.write(Pictured.path(Pictured.peered("web")), ""));
    }

    private static void golden(String file, String written) throws IOException {
        String text = written.replace(System.lineSeparator(), "\n");
        if (System.getProperty("vpcwhy.golden", "").equals("write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(GOLDEN.resolve(file), text);
        }
        assertThat(text).isEqualTo(Files.readString(GOLDEN.resolve(file)));
    }

    @ParameterizedTest
    @EnumSource(DrawingFormat.class)
    void theSameInputGivesTheSameBytes(DrawingFormat format) {
        assertThat(format.write(Pictured.path(Pictured.peered("web")), "x"))
                .isEqualTo(format.write(Pictured.path(Pictured.peered("web")), "x"));
    }

    @Test
    void whatATagHoldsStaysText() {
        Drawing drawing = Pictured.network(Pictured.peered(HOSTILE));
        for (DrawingFormat format : DrawingFormat.values()) {
            String written = format.write(drawing, HOSTILE);
            assertThat(written).doesNotContain("\u0007");
            if (format != DrawingFormat.DOT) {
                assertThat(written).as(format.name()).doesNotContain("<script");
            }
        }
        xml(DrawingFormat.SVG.write(drawing, ""));
        xml(DrawingFormat.GRAPHML.write(drawing, ""));
        assertThat(DrawingFormat.DOT.write(drawing, "")).contains("[label=\"\\\"]--><script>alert('1')");
        assertThat(DrawingFormat.MERMAID.write(drawing, "").lines())
                .filteredOn(line -> line.contains("alert"))
                .singleElement()
                .asString()
                .matches(" *n\\d+\\[\"[^\"<>]*(<br/>[^\"<>]*)*\"]");
    }

    @Test
    void everyInterfaceIsNamedInThePicture() {
        String svg = DrawingFormat.SVG.write(Pictured.network(Pictured.peered("web")), "");
        assertThat(elements(xml(svg), "g", "node"))
                .extracting(each -> each.getAttribute("data-id"))
                .contains("eni-web", "eni-app", "eni-nat", "eni-db", "igw-1", "pcx-1", "internet");
        assertThat(svg).contains(">10.0.1.10  (198.51.100.7)<", ">10.0.2.20<", ">10.1.1.30<", ">web<");
    }

    @Test
    void theBlockedHopIsRedAndSaysWhy() {
        Drawing drawing = Pictured.path(Pictured.peered("web"));
        assertThat(drawing.links())
                .filteredOn(link -> link.kind() == LinkKind.BLOCKED)
                .singleElement()
                .isEqualTo(new Link("eni-db", "blocked-1", LinkKind.BLOCKED, List.of(), false, false));
        Document svg = xml(DrawingFormat.SVG.write(drawing, ""));
        assertThat(elements(svg, "g", "blocked")).hasSize(1);
        assertThat(elements(svg, "g", "obstacle").get(0).getTextContent())
                .contains("NO_ROUTE_TO_DESTINATION", "rtb-db");
    }

    @Test
    void aReplyThatComesBackIsDrawnFromEndToEnd() {
        Drawing drawing = Pictured.path(Pictured.peered("web", "10.0.0.0/16 pcx-1"));
        assertThat(drawing.links())
                .filteredOn(link -> !link.pale())
                .extracting(link -> link.kind() + " " + link.from() + " " + link.to() + " " + link.lines())
                .containsExactly(
                        "HOP eni-app pcx-1 [10.1.0.0/16]",
                        "HOP pcx-1 eni-db []",
                        "REPLY eni-db pcx-1 [10.0.0.0/16]",
                        "REPLY pcx-1 eni-app []");
    }

    @Test
    void manyInterfacesAreCountedAndThePictureSaysSo() {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16").subnet("subnet-1", "10.0.0.0/20");
        for (int i = 0; i < 201; i++) {
            network.networkInterface("eni-" + i, "subnet-1", "10.0.1." + (i + 10));
        }
        Drawing drawing = Pictured.network(network.snapshot());
        List<String> lines = new ArrayList<>();
        drawing.forEachNode(node -> lines.addAll(node.lines()));
        assertThat(lines).containsExactly("201 interfaces");
        assertThat(drawing.notes().get(0)).contains("counted", "201");
    }

    @Test
    void aRouteToAnInterfaceOfTheSameSubnetIsSaidInTheBox() {
        Snapshot snapshot = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .networkInterface("eni-1", "subnet-1", "10.0.1.10")
                .mainRouteTable("rtb-1", "10.9.0.0/16 eni-1")
                .snapshot();
        assertThat(DrawingFormat.SVG.write(Pictured.network(snapshot), "")).contains("10.9.0.0/16 → eni-1");
    }

    @Test
    void oneVpcIsDrawnWithWhatItsRoutesLeadTo() {
        Drawing drawing = new DrawingBuilder(NetworkGraph.of(Pictured.peered("web")), 200).vpc("vpc-2");
        assertThat(drawing.boxes()).singleElement().extracting(Drawing.Box::id).isEqualTo("vpc-2");
        assertThat(drawing.links()).noneMatch(link -> link.from().startsWith("subnet-web"));
        xml(DrawingFormat.SVG.write(drawing, ""));
    }

    private static double[] rectangle(Element group) {
        Element rect = (Element) group.getElementsByTagName("rect").item(0);
        double x = Double.parseDouble(rect.getAttribute("x"));
        double y = Double.parseDouble(rect.getAttribute("y"));
        return new double[] {
            x,
            y,
            x + Double.parseDouble(rect.getAttribute("width")),
            y + Double.parseDouble(rect.getAttribute("height"))
        };
    }

    /** As large as pictures get before interfaces are counted. */
    @Test
    void nothingOverlapsAndNothingIsOutside(@TempDir Path folder) throws Exception {
        new NetworkGenerator(NetworkShape.ofInterfaces(190).withVpcs(3)).writeTo(folder);
        Drawing drawing = Pictured.network(SnapshotReader.read(folder));
        Document svg = xml(DrawingFormat.SVG.write(drawing, ""));
        String[] view = svg.getDocumentElement().getAttribute("viewBox").split(" ", -1);
        for (String kind : List.of("vpc", "zone", "subnet", "node")) {
            List<Element> groups = elements(svg, "g", kind);
            assertThat(groups).as(kind).isNotEmpty();
            for (int i = 0; i < groups.size(); i++) {
                double[] one = rectangle(groups.get(i));
                assertThat(one[0]).isNotNegative();
                assertThat(one[1]).isNotNegative();
                assertThat(one[2]).isLessThanOrEqualTo(Double.parseDouble(view[2]));
                assertThat(one[3]).isLessThanOrEqualTo(Double.parseDouble(view[3]));
                for (int j = 0; j < i; j++) {
                    double[] other = rectangle(groups.get(j));
                    boolean apart =
                            one[0] >= other[2] || other[0] >= one[2] || one[1] >= other[3] || other[1] >= one[3];
                    assertThat(apart)
                            .as(groups.get(i).getAttribute("data-id") + " overlaps "
                                    + groups.get(j).getAttribute("data-id"))
                            .isTrue();
                }
            }
        }
    }
}
