package io.vpcwhy.model.snapshot;

import static io.vpcwhy.model.snapshot.Documents.only;
import static io.vpcwhy.model.snapshot.Documents.readAll;
import static io.vpcwhy.model.snapshot.Documents.refusal;
import static io.vpcwhy.model.snapshot.Documents.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.PrefixList;
import io.vpcwhy.model.aws.RulePeer.GroupPeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TransitGateway;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.ip.Cidr;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What several documents tell of one resource. */
class SameResourceTest {

    private static final String GROUP = """
            {'SecurityGroups': [{'GroupId': 'sg-1', 'GroupName': 'web', 'VpcId': 'vpc-1', 'IpPermissions': [
              {'IpProtocol': 'tcp', 'FromPort': 22, 'ToPort': 22, 'IpRanges': [{'CidrIp': '10.0.0.0/8'}]},
              {'IpProtocol': '-1', 'UserIdGroupPairs': [{'GroupId': 'sg-2', 'UserId': '123456789012'}]}]}]}""";

    private static final String FLAT = """
            {'SecurityGroupRules': [
              {'SecurityGroupRuleId': 'sgr-1', 'GroupId': 'sg-1', 'GroupOwnerId': '123456789012', 'IsEgress': false,
                'IpProtocol': 'tcp', 'FromPort': 22, 'ToPort': 22, 'CidrIpv4': '10.0.0.0/8', 'Description': 'admins'},
              {'SecurityGroupRuleId': 'sgr-2', 'GroupId': 'sg-1', 'GroupOwnerId': '123456789012', 'IsEgress': false,
                'IpProtocol': '-1', 'FromPort': -1, 'ToPort': -1, 'ReferencedGroupInfo': {'GroupId': 'sg-2'}}]}""";

    @Test
    void pagesAddUp() throws SnapshotException {
        Snapshot snapshot = readAll("{'Vpcs': [{'VpcId': 'vpc-1'}]}", "{'Vpcs': [{'VpcId': 'vpc-2'}]}");
        assertThat(snapshot.all(Vpc.class)).extracting(Vpc::id).containsExactly("vpc-1", "vpc-2");
    }

    @Test
    void theSameResourceTwiceIsOne() throws SnapshotException {
        assertThat(readAll(Documents.VPC, Documents.VPC).all(Vpc.class)).hasSize(1);
        assertThat(readAll(GROUP, GROUP, FLAT, FLAT).all(SecurityGroup.class)).hasSize(1);
    }

    @Test
    void theSameResourceWithOtherContentIsAnErrorThatNamesBothFiles() {
        assertThat(refusal(
                        () -> readAll(Documents.VPC, "\n{'Vpcs': [\n{'VpcId': 'vpc-1', 'CidrBlock': '10.9.0.0/16'}]}")))
                .isEqualTo("b.json: line 3: VPC vpc-1 is not the same as in a.json (line 1);"
                        + " one document of each resource is expected, or several that say the same");
        assertThat(refusal(() -> readAll(FLAT, FLAT.replace("'FromPort': 22", "'FromPort': 21"))))
                .startsWith("b.json: line 2: security group rule sgr-1 is not the same as in a.json (line 2);");
        String options = "{'VpcBlockPublicAccessOptions': {'InternetGatewayBlockMode': 'off'}}";
        assertThat(refusal(() -> readAll(options, options.replace("off", "block-ingress"))))
                .startsWith("b.json: line 1: Block Public Access options is not the same as in a.json (line 1);");
    }

    @Test
    void twoTellingsInOneFileMustAgreeToo() {
        assertThat(refusal("{'Vpcs': [{'VpcId': 'vpc-1'},\n{'VpcId': 'vpc-1', 'IsDefault': true}]}"))
                .startsWith("file.json: line 2: VPC vpc-1 is not the same as in file.json (line 1);");
    }

    @Test
    void anAccountDoesNotSeeTheTagsOfAnother() throws SnapshotException {
        String untagged = "{'TransitGateways': [{'TransitGatewayId': 'tgw-1', 'State': 'available'}]}";
        String tagged = untagged.replace("'available'", "'available', 'Tags': [{'Key': 'Name', 'Value': 'hub'}]");
        for (List<String> texts : List.of(List.of(untagged, tagged), List.of(tagged, untagged))) {
            TransitGateway gateway = only(TransitGateway.class, readAll(texts.get(0), texts.get(1)));
            assertThat(gateway.tags().name()).contains("hub");
        }
    }

    @Test
    void accountsTagASharedResourceEachOnItsOwn() throws SnapshotException {
        String one = "{'TransitGateways': [{'TransitGatewayId': 'tgw-1', 'State': 'available',"
                + " 'Tags': [{'Key': 'Name', 'Value': 'ours'}]}]}";
        String other = one.replace("ours", "theirs");
        Snapshot snapshot =
                SnapshotReader.read(List.of(source("123456789012/a.json", one), source("210987654321/a.json", other)));
        assertThat(only(TransitGateway.class, snapshot).tags().name()).contains("ours");
        assertThat(refusal(() -> readAll(one, other))).contains("transit gateway tgw-1 is not the same");
    }

    @Test
    void bothFormsOfARuleAreOne() throws SnapshotException {
        for (List<String> texts : List.of(List.of(GROUP, FLAT), List.of(FLAT, GROUP))) {
            SecurityGroup group = only(SecurityGroup.class, readAll(texts.get(0), texts.get(1)));
            assertThat(group.name()).isEqualTo("web");
            assertThat(group.rules())
                    .extracting(SecurityGroupRule::id)
                    .containsExactly(Optional.of("sgr-1"), Optional.of("sgr-2"));
            assertThat(group.rules().get(0).description()).contains("admins");
            assertThat(group.rules().get(1).peer())
                    .isEqualTo(new GroupPeer(
                            "sg-2", Optional.of("123456789012"), Optional.empty(), Optional.empty(), Optional.empty()));
        }
    }

    @Test
    void aFlatRuleThatItsGroupDoesNotTellBelongsToItAllTheSame() throws SnapshotException {
        SecurityGroup group = only(SecurityGroup.class, readAll("{'SecurityGroups': [{'GroupId': 'sg-1'}]}", FLAT));
        assertThat(group.rules()).hasSize(2);
    }

    @Test
    void flatRulesAloneMakeAGroup() throws SnapshotException {
        Snapshot snapshot = readAll(FLAT);
        SecurityGroup group = only(SecurityGroup.class, snapshot);
        assertThat(group.id()).isEqualTo("sg-1");
        assertThat(group.ownerId()).contains("123456789012");
        assertThat(group.rules()).hasSize(2);
        assertThat(snapshot.provenance("sgr-2").orElseThrow().line()).isEqualTo(4);
    }

    @Test
    void aRuleForTheSamePeerWithOtherPortsIsAnotherRule() throws SnapshotException {
        SecurityGroup group = only(SecurityGroup.class, readAll(GROUP, FLAT.replace("'ToPort': 22", "'ToPort': 23")));
        assertThat(group.rules()).hasSize(3);
    }

    @Test
    void theEntriesOfAPrefixListAreInAFileNamedAfterIt() throws SnapshotException {
        String lists = "{'PrefixLists': [{'PrefixListId': 'pl-0a', 'PrefixListName': 'corp'}]}";
        for (String name : List.of("entries/pl-0a.json", "get-entries-pl-0a.json", "pl-0a/page-1.json")) {
            Snapshot snapshot = SnapshotReader.read(
                    List.of(source("lists.json", lists), source(name, "{'Entries': [{'Cidr': '10.0.0.0/8'}]}")));
            assertThat(only(PrefixList.class, snapshot))
                    .isEqualTo(new PrefixList(
                            "pl-0a", Optional.of("corp"), Optional.of(List.of(Cidr.parse("10.0.0.0/8")))));
        }
    }

    @Test
    void pagesOfEntriesAddUp() throws SnapshotException {
        Snapshot snapshot = SnapshotReader.read(List.of(
                source("pl-0a/1.json", "{'Entries': [{'Cidr': '10.0.0.0/8'}, {'Cidr': '10.1.0.0/16'}]}"),
                source("pl-0a/2.json", "{'Entries': [{'Cidr': '192.168.0.0/16', 'Description': 'x'}]}")));
        assertThat(only(PrefixList.class, snapshot).entries().orElseThrow())
                .extracting(Cidr::toString)
                .containsExactly("10.0.0.0/8", "10.1.0.0/16", "192.168.0.0/16");
    }

    @Test
    void aListWithoutEntriesIsNotOneWhoseEntriesWereNotCollected() throws SnapshotException {
        String lists = "{'PrefixLists': [{'PrefixListId': 'pl-0a'}, {'PrefixListId': 'pl-0b'}]}";
        Snapshot snapshot =
                SnapshotReader.read(List.of(source("lists.json", lists), source("pl-0a.json", "{'Entries': []}")));
        assertThat(snapshot.find(PrefixList.class, "pl-0a").orElseThrow().entries())
                .contains(List.of());
        assertThat(snapshot.find(PrefixList.class, "pl-0b").orElseThrow().entries())
                .isEmpty();
    }

    @Test
    void bothCommandsMayTellTheSamePrefixList() throws SnapshotException {
        String managed = "{'PrefixLists': [{'PrefixListId': 'pl-1', 'PrefixListName': 's3', 'OwnerId': 'AWS'}]}";
        String plain = "{'PrefixLists': [{'PrefixListId': 'pl-1', 'PrefixListName': 's3', 'Cidrs': ['10.0.0.0/8']}]}";
        for (List<String> texts : List.of(List.of(managed, plain), List.of(plain, managed))) {
            PrefixList list = only(PrefixList.class, readAll(texts.get(0), texts.get(1)));
            assertThat(list.entries().orElseThrow()).containsExactly(Cidr.parse("10.0.0.0/8"));
        }
        assertThat(refusal(() -> readAll(plain, plain.replace("/8", "/9"))))
                .contains("prefix list pl-1 is not the same");
        assertThat(refusal(() -> SnapshotReader.read(List.of(
                        source("a.json", plain), source("pl-1.json", "{'Entries': [{'Cidr': '10.0.0.0/9'}]}")))))
                .contains("prefix list pl-1 is not the same");
    }

    @Test
    void databasesOfOneNameInTwoAccountsAreTwo() throws SnapshotException {
        String one = "{'DBInstances': [{'DBInstanceIdentifier': 'orders', 'Engine': 'mysql',"
                + " 'DBInstanceArn': 'arn:aws:rds:eu-west-1:123456789012:db:orders'}]}";
        String other = one.replace("123456789012", "210987654321");
        Snapshot snapshot = readAll(one, other, one, other);
        assertThat(snapshot.all(Database.class))
                .extracting(Database::id)
                .containsExactly("orders", "arn:aws:rds:eu-west-1:210987654321:db:orders");
        assertThat(refusal(() -> readAll(one, one.replace("mysql", "postgres"))))
                .contains("database orders is not the same");
    }

    @Test
    void theOptionsOfTwoRegionsAreTwo() throws SnapshotException {
        String one = "{'VpcBlockPublicAccessOptions': {'AwsAccountId': '123456789012', 'AwsRegion': 'eu-west-1',"
                + " 'InternetGatewayBlockMode': 'off'}}";
        assertThat(readAll(one, one.replace("eu-west-1", "us-east-1"), one).blockPublicAccess())
                .hasSize(2);
    }
}
