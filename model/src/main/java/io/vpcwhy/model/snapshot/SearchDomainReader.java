package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Database;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads a domain of OpenSearch Service, or of Elasticsearch as it was called before. CloudSearch prints its domains under
 * the same key: they are in no VPC, and passed over.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DomainStatus.html">DomainStatus</a>
 */
final class SearchDomainReader implements ResourceReader {

    /** Documents don't tell it; an endpoint is reached by HTTPS. */
    private static final OptionalInt HTTPS = OptionalInt.of(443);

    private final boolean single;

    SearchDomainReader(boolean single) {
        this.single = single;
    }

    @Override
    public boolean single() {
        return single;
    }

    @Override
    public @Nullable ResourceKind kind() {
        return null;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        DatabaseDraft draft = new DatabaseDraft();
        boolean cloudSearch = false;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "DomainName" -> draft.name = in.name();
                case "ARN" -> draft.arn = in.string();
                case "EngineVersion" -> draft.engine = engine(in.string());
                case "ElasticsearchVersion" -> draft.engine = "elasticsearch";
                case "DomainProcessingStatus" -> draft.state = in.string();
                case "Endpoint" -> draft.addEndpoint(in.string(), HTTPS);
                case "Endpoints" -> {
                    for (in.object(); in.nextField(); ) {
                        draft.addEndpoint(in.string(), HTTPS);
                    }
                }
                case "VPCOptions" -> readVpcOptions(draft, in);
                case "SearchService" -> {
                    cloudSearch = true;
                    in.skip();
                }
                default -> in.skip();
            }
        }
        if (cloudSearch) {
            out.skipped(single ? "DomainStatus" : "DomainStatusList", 1);
        } else {
            draft.addTo(out, in, "DomainName", Database.Kind.OPENSEARCH_DOMAIN);
        }
    }

    /** Of {@code OpenSearch_2.5} or {@code Elasticsearch_7.10}. */
    private static String engine(String version) {
        int end = version.indexOf('_');
        return (end < 0 ? version : version.substring(0, end)).toLowerCase(Locale.ROOT);
    }

    private static void readVpcOptions(DatabaseDraft draft, JsonCursor in) throws SnapshotException {
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "VPCId" -> draft.vpcId = in.name();
                case "SubnetIds" -> draft.subnetIds = in.names();
                case "SecurityGroupIds" -> draft.securityGroupIds = in.names();
                default -> in.skip();
            }
        }
    }
}
