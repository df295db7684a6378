package io.vpcwhy.model.aws;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An RDS (also Aurora, Neptune, DocumentDB) instance or cluster.
 *
 * @param id the identifier that its owner chose
 * @param kind instance or cluster
 * @param arn where told
 * @param engine such as {@code postgres}
 * @param endpoint host name of the endpoint, where it has one
 * @param port 1150 to 65535, where told
 * @param publiclyAccessible the flag of that name, where told
 * @param vpcId where told; clusters don't tell
 * @param subnetIds of its subnet group, where told
 * @param securityGroupIds of its interfaces
 */
public record Database(
        String id,
        Kind kind,
        Optional<String> arn,
        String engine,
        Optional<String> endpoint,
        OptionalInt port,
        Optional<Boolean> publiclyAccessible,
        Optional<String> vpcId,
        List<String> subnetIds,
        List<String> securityGroupIds,
        Optional<String> clusterId)
        implements AwsResource {

    public enum Kind {
        DB_INSTANCE("AWS::RDS::DBInstance"),
        DB_CLUSTER("AWS::RDS::DBCluster");

        private final String awsName;

        Kind(String awsName) {
            this.awsName = awsName;
        }

        @Override
        public String toString() {
            return awsName;
        }
    }

    public Database {
        subnetIds = List.copyOf(subnetIds);
        securityGroupIds = List.copyOf(securityGroupIds);
    }

    /** The same database under another id: its ARN, where a snapshot holds another one of the same name. */
    public Database withId(String newId) {
        return new Database(
                newId,
                kind,
                arn,
                engine,
                endpoint,
                port,
                publiclyAccessible,
                vpcId,
                subnetIds,
                securityGroupIds,
                clusterId);
    }
}
