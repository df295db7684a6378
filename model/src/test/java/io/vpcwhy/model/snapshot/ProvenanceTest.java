package io.vpcwhy.model.snapshot;

import static io.vpcwhy.model.snapshot.Documents.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.ip.Direction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a resource was read, and whose it is. */
class ProvenanceTest {

    private static Provenance provenance(String file, String text, String id) throws SnapshotException {
        return SnapshotReader.read(List.of(source(file, text))).provenance(id).orElseThrow();
    }

    @Test
    void aResourceIsOnTheLineOnWhichItBegins() throws SnapshotException {
        String text = "{'Vpcs':\n[\n{\n'VpcId': 'vpc-1'},\n\n{'VpcId': 'vpc-2'}]}";
        assertThat(provenance("a.json", text, "vpc-1").line()).isEqualTo(3);
        assertThat(provenance("a.json", text, "vpc-2"))
                .isEqualTo(new Provenance("a.json", 6, Optional.empty(), Optional.empty()));
    }

    @Test
    void anInstanceIsWhereItselfBeginsAndNotItsReservation() throws SnapshotException {
        String text = "{'Reservations': [{'Instances': [\n{'InstanceId': 'i-1', 'State': {'Name': 'running'},\n"
                + "'Placement': {'AvailabilityZone': 'eu-west-1b'}}], 'OwnerId': '123456789012'}]}";
        assertThat(provenance("a.json", text, "i-1"))
                .isEqualTo(new Provenance("a.json", 2, Optional.of("123456789012"), Optional.of("eu-west-1")));
    }

    @Test
    void theDocumentTellsAccountAndRegionBeforeItsFolder() throws SnapshotException {
        String file = "210987654321/us-east-1/subnets.json";
        String text = "{'Subnets': [{'SubnetId': 'subnet-1', 'VpcId': 'vpc-1', 'OwnerId': '123456789012',"
                + " 'AvailabilityZone': 'eu-west-1b'}, {'SubnetId': 'subnet-2', 'VpcId': 'vpc-1'}]}";
        assertThat(provenance(file, text, "subnet-1"))
                .isEqualTo(new Provenance(file, 1, Optional.of("123456789012"), Optional.of("eu-west-1")));
        assertThat(provenance(file, text, "subnet-2"))
                .isEqualTo(new Provenance(file, 1, Optional.of("210987654321"), Optional.of("us-east-1")));
    }

    private static final String GROUP = """
            {'SecurityGroups': [{'GroupId': 'sg-1', 'IpPermissions': [
            {'IpProtocol': 'tcp', 'FromPort': 22, 'ToPort': 22, 'IpRanges': [
            {'CidrIp': '10.0.0.0/8'},
            {'CidrIp': '192.0.2.0/24'}],
            'UserIdGroupPairs': [
            {'GroupId': 'sg-2', 'UserId': '123456789012'}]}]}]}
            """;

    private static final String RULE = "{'SecurityGroupRules': [\n{'SecurityGroupRuleId': 'sgr-1', 'GroupId': 'sg-1',"
            + " 'IsEgress': false, 'IpProtocol': 'tcp', 'FromPort': 443, 'ToPort': 443, 'CidrIpv4': '0.0.0.0/0'}]}";

    @Test
    void aRuleIsOnTheLineOfItsPeerOrInADocumentOfItsOwn() throws SnapshotException {
        Snapshot snapshot = SnapshotReader.read(List.of(source("groups.json", GROUP), source("rules.json", RULE)));
        assertThat(snapshot.find(SecurityGroup.class, "sg-1").orElseThrow().rules())
                .extracting(rule -> snapshot.provenance(rule).orElseThrow())
                .extracting(where -> where.file() + ":" + where.line())
                .containsExactly("groups.json:3", "groups.json:4", "groups.json:6", "rules.json:2");
    }

    @Test
    void aRuleThatNoDocumentHoldsIsWhereItsGroupIs() throws SnapshotException {
        Snapshot read = SnapshotReader.read(List.of(source("groups.json", GROUP)));
        SecurityGroup group = read.find(SecurityGroup.class, "sg-1").orElseThrow();
        SecurityGroupRule told = group.rules().get(1);
        SecurityGroupRule added = new SecurityGroupRule(
                told.id(), told.groupId(), Direction.EGRESS, told.traffic(), told.peer(), told.description());
        SecurityGroup changed = new SecurityGroup(
                group.id(), group.name(), group.vpcId(), group.ownerId(), List.of(added, told), group.tags());
        assertThat(read.with(changed).provenance(added).orElseThrow().line()).isEqualTo(1);
        assertThat(read.with(changed).provenance(told).orElseThrow().line()).isEqualTo(4);
        assertThat(Snapshot.builder().with(group).build().provenance(told)).isEmpty();
    }

    @Test
    void anArnTellsBoth() throws SnapshotException {
        String text = "{'DBInstances': [{'DBInstanceIdentifier': 'orders', 'Engine': 'mysql',"
                + " 'DBInstanceArn': 'arn:aws-cn:rds:cn-north-1:123456789012:db:orders'}]}";
        assertThat(provenance("a.json", text, "orders"))
                .isEqualTo(new Provenance("a.json", 1, Optional.of("123456789012"), Optional.of("cn-north-1")));
    }

    @Test
    void anOwnerThatIsNoAccountIsNone() throws SnapshotException {
        String text = "{'PrefixLists': [{'PrefixListId': 'pl-1', 'OwnerId': 'AWS',"
                + " 'PrefixListArn': 'arn:aws:ec2:eu-west-1:aws:prefix-list/pl-1'}]}";
        assertThat(provenance("a.json", text, "pl-1"))
                .isEqualTo(new Provenance("a.json", 1, Optional.empty(), Optional.of("eu-west-1")));
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1a, us-east-1",
        "us-west-2-lax-1a, us-west-2",
        "us-east-1-wl1-bos-wlz-1, us-east-1",
        "us-gov-west-1b, us-gov-west-1",
        "us-isob-east-1a, us-isob-east-1",
        "ap-southeast-2c, ap-southeast-2",
        "eusc-de-east-1a, eusc-de-east-1",
        "il-central-1a, il-central-1",
        "arn:aws:ec2:eu-north-1:123456789012:subnet/subnet-1, eu-north-1",
        "use1-az1, ''",
        "load-balancer-1, ''",
        "arn:aws:s3:::bucket, ''",
        "arn:, ''",
        "'', ''",
        "-1, ''"
    })
    void aZoneOrArnTellsItsRegion(String zoneOrArn, String region) {
        assertThat(Placement.regionOf(zoneOrArn).orElse("")).isEqualTo(region);
    }

    @ParameterizedTest
    @CsvSource({
        "configs/123456789012/us-east-1/Vpcs.json, 123456789012, us-east-1",
        "123456789012/210987654321/x.json, 210987654321, ''",
        "snap.zip!eu-west-1/123456789012/x.json, 123456789012, eu-west-1",
        "C:\\data\\123456789012\\eu-west-1\\x.json, 123456789012, eu-west-1",
        "us-east-1.json, '', ''",
        "123456789012.json, '', ''",
        "1234567890123/us-east-1a/x.json, '', ''",
        "x.json, '', ''"
    })
    void foldersTellAccountAndRegion(String path, String account, String region) {
        assertThat(Placement.accountOfPath(path).orElse("")).isEqualTo(account);
        assertThat(Placement.regionOfPath(path).orElse("")).isEqualTo(region);
    }

    @ParameterizedTest
    @CsvSource({
        "pl-0a.json, pl-0a",
        "pl-0a/pl-0b.json, pl-0b",
        "pl-0a/entries.json, pl-0a",
        "entries_pl-0a_1.json, pl-0a",
        "get-entries-pl-0a.json, pl-0a",
        "pl-0a/pl-lists.json, pl-0a",
        "repl-0a.json, ''",
        "pl-.json, ''",
        "entries.json, ''"
    })
    void aNameTellsItsSubject(String path, String id) {
        assertThat(SubjectId.find(path, "pl-").orElse("")).isEqualTo(id);
    }
}
