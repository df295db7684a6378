package io.vpcwhy.cli;

import io.vpcwhy.cli.graph.Drawing;
import io.vpcwhy.cli.graph.DrawingBuilder;
import io.vpcwhy.cli.graph.DrawingFormat;
import io.vpcwhy.cli.render.Colours;
import io.vpcwhy.cli.render.TraceText;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.simulator.graph.NetworkGraph;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vpcwhy graph}: a picture of the network, of a VPC, or of the path of a packet. */
@Command(
        name = "graph",
        mixinStandardHelpOptions = true,
        header = "A picture of the network, of one VPC, or of a packet's path with the hop that blocks it.",
        description = {
            "",
            "Draws VPCs, zones, subnets, interfaces and gateways, and the routes between them. DOT is for Graphviz, Mermaid"
                    + " for Markdown, GraphML for other programs; SVG and HTML are finished pictures in one file that needs"
                    + " nothing else.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  vpcwhy graph --snapshot aws/ --format html --output network.html",
            "  vpcwhy graph --snapshot aws/ --vpc vpc-0a1b2c3d | dot -Tpdf > vpc.pdf",
            "  vpcwhy graph --snapshot aws/ --from i-0a1b2c3d --to orders --port 5432 --format svg --output path.svg"
        })
final class GraphCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SnapshotOption snapshotOption = new SnapshotOption();

    @Mixin
    private OutputFile outputFile = new OutputFile();

    @Mixin
    @SuppressWarnings("UnusedVariable") // the handler of errors asks picocli for it
    private DebugOption debugOption = new DebugOption();

    @Option(
            names = "--format",
            paramLabel = "dot|mermaid|graphml|svg|html",
            description = "Default: dot.",
            defaultValue = "dot")
    private DrawingFormat format = DrawingFormat.DOT;

    @Option(names = "--vpc", paramLabel = "ID", description = "That VPC alone, and what its routes lead to.")
    private @Nullable String vpc;

    @Option(
            names = "--max-nodes",
            paramLabel = "N",
            description = "Above that many interfaces and gateways, the interfaces of a subnet become a count."
                    + " Default: 200; beside a path, at most 40.",
            defaultValue = "200")
    private int most = 200;

    @ArgGroup(exclusive = false, multiplicity = "0..1", heading = "%nThe path of a packet:%n")
    private @Nullable TraceOptions traced;

    @Override
    public Integer call() throws Exception {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec before it calls the command");
        }
        CommandLine line = spec.commandLine();
        if (vpc != null && traced != null) {
            throw new CommandLine.ParameterException(
                    line, "--vpc and --from, --to: give one; a path shows the VPCs that it touches");
        }
        if (most < 0) {
            throw new CommandLine.ParameterException(line, "--max-nodes " + most + " is negative");
        }
        snapshotOption.path().ifPresent(outputFile::requireOtherThan);
        String picture = picture(line, NetworkGraph.of(snapshotOption.read(line)));
        try (Writer out = outputFile.open(line.getOut())) {
            out.append(picture);
        }
        return 0;
    }

    private String picture(CommandLine line, NetworkGraph network) throws IOException {
        DrawingBuilder builder = new DrawingBuilder(network, most);
        if (traced != null) {
            TraceOptions.Answer answer = traced.trace(line, network);
            StringWriter ladder = new StringWriter();
            new TraceText(ladder, Colours.OFF, network.snapshot()).write(answer.trace(), answer.otherPorts());
            return format.write(builder.path(answer.trace()), ladder.toString());
        }
        if (vpc == null) {
            return format.write(builder.network(), "");
        }
        if (network.snapshot().find(Vpc.class, vpc).isEmpty()) {
            throw new InputException("--vpc " + vpc + ": is not in the snapshot; vpcwhy snapshot lists what is");
        }
        Drawing drawing = builder.vpc(vpc);
        return format.write(drawing, "");
    }
}
