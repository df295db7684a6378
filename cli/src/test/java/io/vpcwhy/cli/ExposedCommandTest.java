package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vpcwhy exposed}: what the internet reaches, and which databases. */
class ExposedCommandTest {

    private static final String DATABASE = "{'DBInstances':[{'DBInstanceIdentifier':'orders','Engine':'postgres',"
            + "'Endpoint':{'Address':'orders.abc.eu-west-1.rds.amazonaws.com','Port':5432},'PubliclyAccessible':FLAG,"
            + "'VpcSecurityGroups':[{'VpcSecurityGroupId':'" + SmallNetwork.APP_GROUP + "','Status':'active'}],"
            + "'DBSubnetGroup':{'DBSubnetGroupName':'db','VpcId':'vpc-01111111111111111',"
            + "'Subnets':[{'SubnetIdentifier':'subnet-0000000000000002'}]}}]}";

    private static final String DATABASE_INTERFACE =
            "{'NetworkInterfaces':[{'NetworkInterfaceId':'eni-0dddddddddddddddd','SubnetId':'subnet-0000000000000002',"
                    + "'VpcId':'vpc-01111111111111111','OwnerId':'123456789012','InterfaceType':'interface',"
                    + "'Status':'in-use','RequesterId':'amazon-rds','RequesterManaged':true,"
                    + "'Description':'RDSNetworkInterface','PrivateIpAddress':'10.0.2.50',"
                    + "'PrivateIpAddresses':[{'Primary':true,'PrivateIpAddress':'10.0.2.50'PUBLIC}],"
                    + "'Groups':[{'GroupId':'" + SmallNetwork.APP_GROUP + "'}]}]}";

    private static final String PUBLIC = ",'Association':{'PublicIp':'198.51.100.50','IpOwnerId':'amazon'}";

    @TempDir
    private Path folder;

    private Run exposed(SmallNetwork network, String... arguments) throws IOException {
        Path aws = network.in(Files.createDirectories(folder.resolve("aws")));
        List<String> line = new ArrayList<>(List.of("exposed", "--snapshot", aws.toString()));
        line.addAll(List.of(arguments));
        return Run.of(line.toArray(String[]::new));
    }

    /** With a database of which the internet reaches the port where it has a public address. */
    static SmallNetwork database(boolean flagged, boolean withAddress) {
        return new SmallNetwork()
                .document(DATABASE.replace("FLAG", Boolean.toString(flagged)))
                .document(DATABASE_INTERFACE.replace("PUBLIC", withAddress ? PUBLIC : ""));
    }

    @Test
    void nothingIsReachedWithoutAPublicAddress() throws IOException {
        Run run = exposed(new SmallNetwork());
        assertThat(run.status()).isZero();
        assertThat(run.lines()).startsWith("The internet reaches nothing.");
        assertThat(exposed(new SmallNetwork(), "--strict").status()).isEqualTo(3);
    }

    @Test
    void aDatabaseThatIsReachedThoughNotFlagged() throws IOException {
        Run run = exposed(database(false, true), "--databases");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines())
                .startsWith("REACHED      orders from 0.0.0.0/0")
                .contains("  careful   it is not flagged as publicly accessible, and reached all the same")
                .contains("  way       replies return");
    }

    @Test
    void aDatabaseThatIsFlaggedYetBlockedSaysByWhat() throws IOException {
        Run run = exposed(database(true, false), "--databases");
        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .startsWith("NOT REACHED  orders")
                .contains(
                        "  careful   it is flagged as publicly accessible: only what is listed here keeps the internet out")
                .contains("  blocked   igw-0eeeeeeeeeeeeeeee: the destination is no public address of an interface"
                        + " (10.0.2.50)");
    }

    @Test
    void aDatabaseWithoutInterfaceIsNotKnown() throws IOException {
        SmallNetwork network = new SmallNetwork().document(DATABASE.replace("FLAG", "false"));
        Run run = exposed(network, "--databases", "--format", "json");
        assertThat(run.status()).isZero();
        Map<String, @Nullable Object> database =
                Json.objects(Json.object(run.out()), "Databases").get(0);
        assertThat(database)
                .containsEntry("PubliclyReachable", "unknown")
                .containsEntry("NetworkInterfaceIds", List.of());
        assertThat(exposed(network, "--databases").lines()).startsWith("NOT KNOWN    orders");
        assertThat(exposed(network, "--databases", "--strict").status()).isEqualTo(3);
    }

    @Test
    void theJsonOfADatabase() throws IOException {
        Run run = exposed(database(false, true), "--databases", "--format", "json");
        assertThat(run.status()).isEqualTo(1);
        assertThat(Json.object(run.out())).containsOnlyKeys("Databases", "LikelyDatabases", "Undecided", "Gaps");
        assertThat(Json.objects(Json.object(run.out()), "Databases").get(0))
                .containsEntry("DatabaseId", "orders")
                .containsEntry("Kind", "AWS::RDS::DBInstance")
                .containsEntry("Port", 5432L)
                .containsEntry("PubliclyAccessible", false)
                .containsEntry("PubliclyReachable", true)
                .containsEntry("From", List.of("0.0.0.0/0"))
                .containsEntry("BlockedBy", List.of())
                .containsKeys("Findings", "Unknowns", "Attribution", "Summary");
    }

    @Test
    void aDatabaseThatIsKnownByItsInterfaceAlone() throws IOException {
        for (String documents : List.of("{'DBInstances':[]}", "{'Vpcs':[]}")) {
            SmallNetwork network =
                    new SmallNetwork().document(documents).document(DATABASE_INTERFACE.replace("PUBLIC", PUBLIC));
            Run run = exposed(network, "--databases", "--format", "json");
            assertThat(run.status()).isEqualTo(1);
            Map<String, @Nullable Object> database =
                    Json.objects(Json.object(run.out()), "Databases").get(0);
            assertThat(database)
                    .containsEntry("DatabaseId", "eni-0dddddddddddddddd")
                    .containsEntry("Kind", "AWS::RDS")
                    .containsEntry("Engine", null)
                    .containsEntry("Endpoint", null)
                    .containsEntry("Port", null)
                    .containsEntry("PubliclyAccessible", null)
                    .containsEntry("PubliclyReachable", true)
                    .containsEntry("From", List.of("0.0.0.0/0"))
                    .containsEntry("NetworkInterfaceIds", List.of("eni-0dddddddddddddddd"));
            assertThat((String) database.get("Summary"))
                    .isEqualTo(
                            "The internet reaches eni-0dddddddddddddddd (an interface of a database, AWS::RDS) at every"
                                    + " port from 0.0.0.0/0; the database itself was not collected: its interface alone tells of"
                                    + " it, and nothing tells its port.");
            assertThat(exposed(network, "--databases").lines())
                    .startsWith("REACHED      eni-0dddddddddddddddd from 0.0.0.0/0");
        }
    }

    @Test
    void databasesThatFitOneInterfaceAreAllNamed() throws IOException {
        SmallNetwork network =
                database(false, true).document(DATABASE.replace("FLAG", "false").replace("orders", "billing"));
        Run run = exposed(network, "--databases", "--format", "json");
        assertThat(run.status()).isZero();
        assertThat(Json.objects(Json.object(run.out()), "Databases"))
                .hasSize(2)
                .allSatisfy(database -> assertThat(database)
                        .containsEntry("PubliclyReachable", "unknown")
                        .containsEntry(
                                "Attribution",
                                "there are fewer interfaces than databases that they fit, and it cannot be told which of"
                                        + " billing and orders has eni-0dddddddddddddddd"));
    }
}
