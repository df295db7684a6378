package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.baseline.Compared;
import io.vpcwhy.simulator.baseline.ScopeComparison;
import io.vpcwhy.simulator.intent.CheckedIntents;
import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.scope.PathGaps;
import io.vpcwhy.simulator.scope.ScopeAnalysis;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Writes what became of intents, and what scopes found, as {@code aws ec2 get-network-insights-access-scope-analysis-findings} prints it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetNetworkInsightsAccessScopeAnalysisFindings.html">
 *     GetNetworkInsightsAccessScopeAnalysisFindings</a>
 */
public final class ScopeAnalysisJson {

    private final JsonGenerator json;
    private final FindingJson findings;
    private final Snapshot snapshot;
    private final BaselineJson baseline;

    /**
     * @param out stays open
     * @param compared whether a baseline was given
     */
    public ScopeAnalysisJson(Writer out, Snapshot snapshot, boolean compared) {
        this.json = AnswerJson.generator(out);
        this.findings = new FindingJson(json, snapshot);
        this.snapshot = snapshot;
        this.baseline = new BaselineJson(json, compared);
    }

    /**
     * Writes the whole answer.
     *
     * @param gaps what could hide a way
     */
    public void write(List<ScopeComparison> scopes, List<CheckedIntents> intents, PathGaps gaps) {
        json.writeStartArray();
        scopes.forEach(scope -> write(scope, gaps));
        intents.forEach(checked -> new IntentJson(json, snapshot).write(checked, gaps));
        json.writeEndArray();
        json.writeRaw('\n');
        json.close();
    }

    private void write(ScopeComparison scope, PathGaps gaps) {
        ScopeAnalysis analysis = scope.analysis();
        json.writeStartObject();
        json.writeStringProperty("Scope", analysis.scope().name());
        analysis.scope().id().ifPresent(id -> json.writeStringProperty("NetworkInsightsAccessScopeId", id));
        json.writeStringProperty("AnalysisStatus", "succeeded");
        json.writeStringProperty("FindingsFound", found(analysis));
        json.writeName("AnalysisFindings");
        json.writeStartArray();
        for (Compared<Finding> finding : scope.findings().found()) {
            json.writeStartObject();
            findings.writeFields(finding.found());
            baseline.writeStanding(finding);
            json.writeEndObject();
        }
        json.writeEndArray();
        baseline.writeRemovable(scope.findings());
        AnswerJson.writeUndecided(json, analysis.undecided());
        AnswerJson.writeGaps(json, gaps);
        json.writeEndObject();
    }

    private static String found(ScopeAnalysis analysis) {
        if (!analysis.findings().isEmpty()) {
            return "true";
        }
        return analysis.undecided().isEmpty() ? "false" : "unknown";
    }
}
