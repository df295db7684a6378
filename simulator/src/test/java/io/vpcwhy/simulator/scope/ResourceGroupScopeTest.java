package io.vpcwhy.simulator.scope;

import static io.vpcwhy.simulator.scope.Scoped.check;
import static io.vpcwhy.simulator.scope.Scoped.ids;
import static io.vpcwhy.simulator.scope.Scoped.match;
import static io.vpcwhy.simulator.scope.Scoped.matchBut;
import static io.vpcwhy.simulator.scope.Scoped.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.ResourceGroup;
import io.vpcwhy.model.aws.ResourceGroup.TagFilter;
import io.vpcwhy.model.aws.ResourceGroup.TagQuery;
import io.vpcwhy.model.snapshot.ResourceKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Resource groups stand for what is in them: as it was listed, or by the tags that the snapshot has. */
class ResourceGroupScopeTest {

    private static final String IGW = types("AWS::EC2::InternetGateway");
    private static final String GROUP = ids("arn:aws:resource-groups:us-east-1:123456789012:group/web");
    private static final String ARN = "arn:aws:ec2:us-east-1:123456789012:";

    /** Three hosts, of which the internet reaches all. */
    private static Network hosts() {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .internetGateway("igw-1")
                .subnet("subnet-1", "10.0.1.0/24")
                .mainRouteTable("rtb-1", "0.0.0.0/0 igw-1")
                .securityGroup("sg-1", "in tcp 443 from 0.0.0.0/0", "out tcp 443 to 0.0.0.0/0")
                .networkInterface(
                        "eni-a",
                        "subnet-1",
                        nic -> nic.address("10.0.1.10", "198.51.100.10")
                                .securityGroups("sg-1")
                                .tag("Stage", "production")
                                .tag("Role", "web"))
                .networkInterface(
                        "eni-b",
                        "subnet-1",
                        nic -> nic.address("10.0.1.11", "198.51.100.11")
                                .securityGroups("sg-1")
                                .tag("Stage", "staging")
                                .tag("Role", "web"))
                .networkInterface(
                        "eni-c",
                        "subnet-1",
                        nic -> nic.address("10.0.1.12", "198.51.100.12")
                                .securityGroups("sg-1")
                                .tag("Stage", "production"));
    }

    private static ResourceGroup byTags(List<String> types, TagFilter... filters) {
        return new ResourceGroup(
                "web",
                Optional.empty(),
                Optional.empty(),
                Optional.of(new TagQuery(types, List.of(filters))),
                Optional.empty());
    }

    private static ResourceGroup listed(String region, String... arns) {
        return new ResourceGroup(
                "web", Optional.empty(), Optional.of(region), Optional.empty(), Optional.of(List.of(arns)));
    }

    private static List<String> reached(Network network) {
        return check(network, match(IGW, GROUP)).ends();
    }

    @Test
    void aTagQueryWantsEveryKeyWithOneOfItsValues() {
        List<String> interfaces = List.of("AWS::EC2::NetworkInterface");
        TagFilter anyRole = new TagFilter("Role", List.of());
        TagFilter production = new TagFilter("Stage", List.of("production", "prod"));
        assertThat(reached(hosts().resourceGroup(byTags(interfaces, anyRole))))
                .containsExactly("igw-1 > eni-a", "igw-1 > eni-b");
        assertThat(reached(hosts().resourceGroup(byTags(interfaces, anyRole, production))))
                .containsExactly("igw-1 > eni-a");
        assertThat(reached(hosts().resourceGroup(byTags(List.of("AWS::EC2::Subnet"), production))))
                .as("interfaces are no subnets")
                .isEmpty();
    }

    @Test
    void whatIsListedGoesBeforeWhatIsQueried() {
        Network network = hosts().resourceGroup(
                        listed("us-east-1", ARN + "network-interface/eni-b", "arn:aws:s3:::logs"))
                .resourceGroup(byTags(List.of("AWS::AllSupported"), new TagFilter("Stage", List.of("production"))));
        assertThat(reached(network)).containsExactly("igw-1 > eni-b");
    }

    @Test
    void aGroupOfAnotherRegionIsAnother() {
        Network network = hosts().resourceGroup(listed("eu-west-1", ARN + "network-interface/eni-b"));
        assertThatThrownBy(() -> reached(network))
                .isInstanceOf(UnresolvedScopeException.class)
                .hasMessageContaining("aws resource-groups get-group-query --group web");
    }

    @Test
    void anEmptyGroupIsNothingAtAll() {
        assertThat(reached(hosts().resourceGroup(listed("us-east-1")))).isEmpty();
    }

    @Test
    void aGroupCanBeExcluded() {
        Network network = hosts().resourceGroup(listed("us-east-1", ARN + "network-interface/eni-b"));
        assertThat(check(network, matchBut(IGW, ids("vpc-1"), "'Destination':{" + GROUP + "}"))
                        .ends())
                .containsExactly("igw-1 > eni-a", "igw-1 > eni-c");
    }

    @Test
    void aMemberThatIsNotInTheSnapshotIsTold() {
        Network network = hosts().resourceGroup(listed("us-east-1", ARN + "instance/i-gone"));
        assertThatThrownBy(() -> reached(network)).hasMessageContaining("in the group, instance i-gone is not in");
    }

    @Test
    void tagsThatWereNotCollectedAreNotTakenForNone() {
        Network network = hosts().notCollected(ResourceKind.INSTANCE)
                .resourceGroup(byTags(List.of("AWS::EC2::Instance"), new TagFilter("Role", List.of("web"))));
        assertThatThrownBy(() -> reached(network)).hasMessageContaining("aws ec2 describe-instances");
    }

    @Test
    void typesWhoseTagsNoDocumentTellsAreRefused() {
        TagFilter web = new TagFilter("Role", List.of("web"));
        Network databases = hosts().resourceGroup(byTags(List.of("AWS::RDS::DBInstance"), web));
        assertThatThrownBy(() -> reached(databases)).hasMessageContaining("scopes cannot name");
        String through = "{'MatchPaths':[{'Source':{" + IGW + "},'ThroughResources':[{" + GROUP + "}]}]}";
        Network any = hosts().resourceGroup(byTags(List.of("AWS::AllSupported"), web));
        assertThatThrownBy(() -> check(any, through)).hasMessageContaining("load balancers");
    }
}
