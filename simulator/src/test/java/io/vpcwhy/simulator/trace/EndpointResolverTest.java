package io.vpcwhy.simulator.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What people mean by the ends of a trace. */
class EndpointResolverTest {

    @Test
    void theInternetIsAnAddressThatNothingInTheSnapshotHas() {
        Snapshot snapshot = Network.vpc("vpc-1", "10.0.0.0/16", "2001:db8:ffff::/56")
                .subnet("subnet-1", "10.0.1.0/24")
                .networkInterface("eni-1", "subnet-1", nic -> nic.address("10.0.1.10", "198.51.100.10"))
                .and(Network.vpc("vpc-2", "198.51.100.0/25"))
                .snapshot();
        Origin from =
                new EndpointResolver(snapshot).resolve("internet", "eni-1").from();
        assertThat(from).isEqualTo(new Origin.FromInternet(IpAddress.parse("198.51.100.128")));
    }

    private static final Snapshot SNAPSHOT = Network.vpc("vpc-1", "10.0.0.0/16")
            .subnet("subnet-1", "10.0.1.0/24")
            .subnet("subnet-2", "10.0.2.0/24")
            .securityGroup("sg-db")
            .networkInterface(
                    "eni-1",
                    "subnet-1",
                    nic -> nic.address("10.0.1.10", "198.51.100.1")
                            .address("10.0.1.11")
                            .instance("i-1"))
            .networkInterface(
                    "eni-2", "subnet-2", nic -> nic.address("10.0.2.10").instance("i-1"))
            .networkInterface(
                    "eni-db",
                    "subnet-2",
                    nic -> nic.address("10.0.2.20")
                            .requester("amazon-rds")
                            .description("RDSNetworkInterface")
                            .securityGroups("sg-db"))
            .with(new Database(
                    "orders",
                    "orders",
                    Database.Kind.DB_INSTANCE,
                    Optional.of("arn:aws:rds:us-east-1:123456789012:db:orders"),
                    "postgres",
                    List.of(new Database.Endpoint("orders.abc.us-east-1.rds.amazonaws.com", OptionalInt.of(5432))),
                    List.of(),
                    Optional.of(false),
                    Optional.of("vpc-1"),
                    Optional.empty(),
                    List.of("subnet-2"),
                    List.of("sg-db"),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.of("available")))
            .snapshot();

    private static String target(String from, String to) {
        return new EndpointResolver(SNAPSHOT).resolve(from, to).to().address().toString();
    }

    @Test
    void aDatabaseIsNamedByIdentifierArnOrHost() {
        for (String name : List.of(
                "orders", "arn:aws:rds:us-east-1:123456789012:db:orders", "ORDERS.abc.us-east-1.rds.amazonaws.com")) {
            assertThat(target("eni-1", name)).isEqualTo("10.0.2.20");
        }
    }

    @Test
    void ofAnInstancesInterfacesTheNearestIsMeant() {
        assertThat(target("eni-db", "i-1")).isEqualTo("10.0.2.10");
        assertThat(target("internet", "i-1")).isEqualTo("198.51.100.1");
    }

    @Test
    void anAddressIsItself() {
        assertThat(target("eni-2", "10.0.1.11")).isEqualTo("10.0.1.11");
        assertThat(target("eni-2", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(target("eni-2", "203.0.113.9")).isEqualTo("203.0.113.9");
        Origin second =
                new EndpointResolver(SNAPSHOT).resolve("10.0.1.11", "eni-2").from();
        assertThat(second.address()).isEqualTo(IpAddress.parse("10.0.1.11"));
    }

    @Test
    void whatNobodyKnowsIsRefusedWithWhatWouldBeRight() {
        assertThatThrownBy(() -> target("eni-1", "nonsense"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'nonsense' is neither an interface");
    }
}
