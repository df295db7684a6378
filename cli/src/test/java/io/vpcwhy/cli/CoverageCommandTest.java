package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vpcwhy coverage}: who is logged, what is not, and what to do about it. */
class CoverageCommandTest {

    private static final String SUBNET = "subnet-0000000000000001";

    @TempDir
    private Path folder;

    private Run coverage(String flowLogs, String... more) throws IOException {
        Path snapshot = new SmallNetwork().document(flowLogs).in(folder);
        String[] args = new String[3 + more.length];
        args[0] = "coverage";
        args[1] = "--snapshot";
        args[2] = snapshot.toString();
        System.arraycopy(more, 0, args, 3, more.length);
        return Run.of(args);
    }

    private static String log(String resource, String more) {
        return "{'FlowLogs':[{'FlowLogId':'fl-01','ResourceId':'" + resource + "','DeliverLogsStatus':'SUCCESS',"
                + "'LogDestinationType':'s3','LogDestination':'arn:aws:s3:::logs/vpc','MaxAggregationInterval':600,"
                + "'FlowLogStatus':'ACTIVE'" + more + "}]}";
    }

    @Test
    void whatIsNotCoveredIsSaidBySubnetWithTheCommandThatCoversIt() throws IOException {
        Run run = coverage(log(
                SUBNET,
                ",'TrafficType':'ALL','DestinationOptions':{'FileFormat':'parquet',"
                        + "'HiveCompatiblePartitions':true,'PerHourPartition':true}"));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).startsWith("""
                2 interfaces: 1 not covered, 1 covered

                Flow logs
                  fl-01  subnet-0000000000000001, ALL, 1 interface, S3 arn:aws:s3:::logs/vpc (parquet, Hive partitions, by hour), every 600 s
                      default format

                Not covered
                  No record is made there: what was sent, refused or answered leaves no trace.
                  vpc-01111111111111111: 1 of 2 interfaces
                    subnet-0000000000000002: eni-0222222222222222
                """.replace("eni-0222222222222222", SmallNetwork.APP));
        assertThat(run.out())
                .contains("\n  aws ec2 create-flow-logs --resource-type Subnet --resource-ids subnet-0000000000000002"
                        + " --traffic-type ALL --log-destination-type s3 --log-destination arn:aws:s3:::logs/vpc"
                        + " --destination-options"
                        + " FileFormat=parquet,HiveCompatiblePartitions=true,PerHourPartition=true"
                        + " --max-aggregation-interval 60 --log-format '${version} ");
    }

    @Test
    void rejectedTrafficAloneIsNoFailureAndSaysWhatCannotBeKnown() throws IOException {
        Run run = coverage(log("vpc-01111111111111111", ",'TrafficType':'REJECT'"));
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("2 interfaces: 2 rejected traffic only\n")
                .contains("What was accepted leaves no record")
                .contains("--traffic-type ACCEPT ");
    }

    @Test
    void aFailedDeliveryIsToldWithWhatRepairsIt() throws IOException {
        Run run = coverage(log(
                        "vpc-01111111111111111",
                        ",'TrafficType':'ALL','DeliverLogsErrorMessage':'Access error','LogGroupName':'all'")
                .replace("SUCCESS", "FAILED")
                .replace("'s3'", "'cloud-watch-logs'"));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("delivery failed (Access error); its role must trust vpc-flow-logs.amazonaws.com")
                .contains("it has no role to publish by")
                .contains(", though fl-01 should")
                .doesNotContain("create-flow-logs");
    }

    @Test
    void nothingIsSaidOfFlowLogsThatWereNotCollected() throws IOException {
        String[] args = {"coverage", "--snapshot", new SmallNetwork().in(folder).toString()};
        Run run = Run.of(args);
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith("2 interfaces: 2 undecided\n")
                .contains("flow logs were not collected; run aws ec2 describe-flow-logs");
        assertThat(Run.of("coverage", "--strict", "--snapshot", args[2]).status())
                .isEqualTo(3);
    }

    @Test
    void ofAnAccountWhoseFlowLogsWereNotCollectedNothingIsSaidEither() throws IOException {
        Path here = Files.createDirectories(folder.resolve("123456789012/eu-west-1"));
        new SmallNetwork()
                .document(log("vpc-01111111111111111", ",'TrafficType':'ALL'"))
                .in(here);
        Path there = Files.createDirectories(folder.resolve("123456789012/us-east-1"));
        Files.writeString(there.resolve("network.json"), """
                {"Vpcs": [{"VpcId": "vpc-02", "CidrBlock": "10.9.0.0/16"}],
                 "Subnets": [{"SubnetId": "subnet-02", "VpcId": "vpc-02", "CidrBlock": "10.9.1.0/24",
                   "OwnerId": "123456789012", "AvailabilityZone": "us-east-1a"}],
                 "NetworkInterfaces": [{"NetworkInterfaceId": "eni-02", "VpcId": "vpc-02", "SubnetId": "subnet-02",
                   "OwnerId": "123456789012", "AvailabilityZone": "us-east-1a", "PrivateIpAddress": "10.9.1.9",
                   "PrivateIpAddresses": [{"PrivateIpAddress": "10.9.1.9", "Primary": true}]}]}
                """);
        Run run = Run.of("coverage", "--snapshot", folder.toString());
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("3 interfaces: 2 covered, 1 undecided")
                .contains("flow logs in account 123456789012, Region us-east-1 were not collected;"
                        + " run aws ec2 describe-flow-logs --region us-east-1");
        Files.writeString(there.resolve("flow-logs.json"), "{\"FlowLogs\": []}");
        Run known = Run.of("coverage", "--snapshot", folder.toString());
        assertThat(known.status()).isEqualTo(1);
        assertThat(known.out())
                .contains("3 interfaces: 1 not covered, 2 covered")
                .contains("aws ec2 create-flow-logs --region us-east-1 --resource-type VPC --resource-ids vpc-02")
                .contains("put your own bucket in the place of BUCKET");
    }

    @Test
    void theJsonTellsTheSame() throws IOException {
        Run run = coverage(log(SUBNET, ",'TrafficType':'ALL'"), "--format", "json");
        Map<String, @Nullable Object> json = Json.object(run.out());
        assertThat(Json.object(json, "Interfaces"))
                .containsEntry("All", 2L)
                .containsEntry("NONE", 1L)
                .containsEntry("FULL", 1L);
        assertThat(Json.objects(json, "NetworkInterfaces").get(0))
                .containsEntry("NetworkInterfaceId", SmallNetwork.WEB)
                .containsEntry("Coverage", "FULL")
                .containsEntry("FlowLogIds", List.of("fl-01"));
        assertThat(Json.objects(json, "FlowLogs").get(0))
                .containsEntry("ResourceType", "Subnet")
                .containsEntry("Delivers", true)
                .containsEntry("Interfaces", 1L);
        assertThat(Json.objects(json, "MissingFields").get(0)).containsEntry("Field", "tcp-flags");
        assertThat(Json.objects(json, "Proposals").get(0))
                .containsEntry("Reason", "NOT_COVERED")
                .containsEntry("ResourceIds", List.of("subnet-0000000000000002"));
    }

    @Test
    void withoutInterfacesTheAnswerWouldMeanNothing() throws IOException {
        Files.writeString(folder.resolve("logs.json"), "{\"FlowLogs\": []}");
        Run run = Run.of("coverage", "--snapshot", folder.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("aws ec2 describe-network-interfaces");
    }
}
