package io.vpcwhy.simulator.scope;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.scope.AccessScope;
import io.vpcwhy.model.scope.ScopeException;
import io.vpcwhy.model.scope.ScopeReadOptions;
import io.vpcwhy.model.scope.ScopeReader;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.trace.Component;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What scopes find in networks that a test has written, told in short words. */
final class Scoped {

    private final ScopeAnalysis analysis;

    private Scoped(ScopeAnalysis analysis) {
        this.analysis = analysis;
    }

    /** What a scope finds as AWS takes it; its JSON with ' for ". */
    static Scoped check(Network network, String json) {
        return check(network.snapshot(), json, false);
    }

    static Scoped checkBeyondAws(Network network, String json) {
        return check(network.snapshot(), json, true);
    }

    private static Scoped check(Snapshot snapshot, String json, boolean beyondAws) {
        return new Scoped(new ScopeAnalyzer(NetworkGraph.of(snapshot), beyondAws).analyze(scope(json, beyondAws)));
    }

    private static AccessScope scope(String json, boolean beyondAws) {
        byte[] content = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        try {
            return ScopeReader.read(
                            "test.json",
                            new ByteArrayInputStream(content),
                            beyondAws ? ScopeReadOptions.BEYOND_AWS : ScopeReadOptions.AWS)
                    .scopes()
                    .get(0);
        } catch (ScopeException mistaken) {
            throw new IllegalArgumentException(mistaken);
        }
    }

    /** A scope with one match path, its members with ' for ". */
    static String match(String source, String destination) {
        return "{'MatchPaths':[{'Source':{" + source + "},'Destination':{" + destination + "}}]}";
    }

    /** The same, with one exclude path. */
    static String matchBut(String source, String destination, String exclude) {
        return "{'MatchPaths':[{'Source':{" + source + "},'Destination':{" + destination + "}}],'ExcludePaths':[{"
                + exclude + "}]}";
    }

    static String ids(String... ids) {
        return "'ResourceStatement':{'Resources':['" + String.join("','", ids) + "']}";
    }

    static String types(String... types) {
        return "'ResourceStatement':{'ResourceTypes':['" + String.join("','", types) + "']}";
    }

    static String packets(String fields) {
        return "'PacketHeaderStatement':{" + fields + "}";
    }

    ScopeAnalysis analysis() {
        return analysis;
    }

    /** Such as {@code igw-1 > eni-1}, in the order of the findings. */
    List<String> ends() {
        return analysis.findings().stream()
                .map(finding ->
                        finding.source().id() + " > " + finding.destination().id())
                .toList();
    }

    /** The ids of what the findings pass, once each in a row. */
    List<List<String>> routes() {
        return analysis.findings().stream()
                .map(finding -> finding.components().stream()
                        .map(Component::id)
                        .distinct()
                        .toList())
                .toList();
    }

    Finding only() {
        if (analysis.findings().size() != 1) {
            throw new AssertionError("there is not one finding: " + ends());
        }
        return analysis.findings().get(0);
    }

    /** Whether a finding holds a TCP packet from port 50000. */
    boolean finds(String source, String destination, int port) {
        Packet packet = Packet.tcp(IpAddress.parse(source), 50_000, IpAddress.parse(destination), port);
        return analysis.findings().stream()
                .anyMatch(finding -> finding.packets().contains(packet));
    }
}
