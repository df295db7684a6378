package io.vpcwhy.model.snapshot;

import static io.vpcwhy.model.snapshot.Documents.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be right is refused in one line that names file, place and value. */
class RefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{'Vpcs': {}}" + "|Vpcs: found an object; a list is expected",
                "{'Vpcs': 'x'}" + "|Vpcs: found 'x'; a list is expected",
                "{'Vpcs': [7]}" + "|Vpcs[0]: found '7'; an object is expected",
                "{'Vpcs': [{'CidrBlock': '10.0.0.0/16'}]}" + "|Vpcs[0]: VpcId is missing; the object needs it",
                "{'Vpcs': [{'VpcId': ''}]}" + "|Vpcs[0].VpcId: is empty; an id is expected",
                "{'Vpcs': [{'VpcId': ['vpc-1']}]}" + "|Vpcs[0].VpcId: found a list; a string is expected",
                "{'Vpcs': [{'VpcId': 'vpc-1'}, {'VpcId': 'vpc-2', 'CidrBlock': '10.0.0.0/33'}]}"
                        + "|Vpcs[1].CidrBlock: '10.0.0.0/33' is no CIDR block;"
                        + " a block such as 10.0.0.0/16 or 2001:db8::/56 is expected",
                "{'Vpcs': [{'VpcId': 'vpc-1', 'IsDefault': 'maybe'}]}"
                        + "|Vpcs[0].IsDefault: found 'maybe'; true or false is expected",
                "{'Vpcs': [{'VpcId': 'vpc-1', 'Tags': [{'Value': 'x'}]}]}"
                        + "|Vpcs[0].Tags[0]: Key is missing; the object needs it",
                "{'NetworkInterfaces': [{'VpcId': 'vpc-1', 'SubnetId': 'subnet-1'}]}"
                        + "|NetworkInterfaces[0]: NetworkInterfaceId is missing; the object needs it",
                "{'NetworkInterfaces': [{'PrivateIpAddresses': [{'PrivateIpAddress': '10.0.0.256'}]}]}"
                        + "|NetworkInterfaces[0].PrivateIpAddresses[0].PrivateIpAddress: '10.0.0.256' is no IP address;"
                        + " an address such as 10.0.0.5 or 2001:db8::5 is expected",
                "{'NetworkInterfaces': [{'PrivateIpAddresses': [{'Primary': true}]}]}"
                        + "|NetworkInterfaces[0].PrivateIpAddresses[0]: PrivateIpAddress is missing; the object needs it",
                "{'NetworkInterfaces': [{'Groups': [{'GroupName': 'x'}]}]}"
                        + "|NetworkInterfaces[0].Groups[0]: GroupId is missing; the object needs it",
                "{'SecurityGroups': [{'GroupId': 'sg-1', 'IpPermissions': [{'IpProtocol': '300'}]}]}"
                        + "|SecurityGroups[0].IpPermissions[0].IpProtocol: '300' is no protocol;"
                        + " tcp, udp, icmp, icmpv6, a number from 0 to 255, or -1 for all is expected",
                "{'SecurityGroups': [{'GroupId': 'sg-1', 'IpPermissions': [{'FromPort': 22}]}]}"
                        + "|SecurityGroups[0].IpPermissions[0]: IpProtocol is missing; the object needs it",
                "{'SecurityGroups': [{'IpPermissionsEgress': [{'IpProtocol': 'tcp', 'FromPort': 70000}]}]}"
                        + "|SecurityGroups[0].IpPermissionsEgress[0].FromPort: '70000' is out of place;"
                        + " a number from -1 to 65535 is expected",
                "{'SecurityGroups': [{'IpPermissions': [{'IpProtocol': 'tcp', 'FromPort': 99, 'ToPort': 22}]}]}"
                        + "|SecurityGroups[0].IpPermissions[0].ToPort: ports 99 to 22 are no range;"
                        + " both ends from 0 to 65535, the lower first, or neither are expected",
                "{'SecurityGroups': [{'IpPermissions': [{'IpProtocol': 'udp', 'ToPort': 22}]}]}"
                        + "|SecurityGroups[0].IpPermissions[0].FromPort: ports -1 to 22 are no range;"
                        + " both ends from 0 to 65535, the lower first, or neither are expected",
                "{'SecurityGroups': [{'IpPermissions': [{'IpProtocol': 'icmp', 'FromPort': 256, 'ToPort': 0}]}]}"
                        + "|SecurityGroups[0].IpPermissions[0].FromPort: 256 is no ICMP type or code;"
                        + " a number from 0 to 255, or -1 for any, is expected",
                "{'SecurityGroups': [{'IpPermissions': [{'IpProtocol': 'tcp', 'FromPort': 22.5}]}]}"
                        + "|SecurityGroups[0].IpPermissions[0].FromPort: found '22.5'; a number from -1 to 65535 is expected",
                "{'SecurityGroups': [{'IpPermissions': [{'IpRanges': [{'Description': 'x'}]}]}]}"
                        + "|SecurityGroups[0].IpPermissions[0].IpRanges[0]: CidrIp is missing; the object needs it",
                "{'SecurityGroupRules': [{'SecurityGroupRuleId': 'sgr-1', 'GroupId': 'sg-1', 'IsEgress': true}]}"
                        + "|SecurityGroupRules[0]: CidrIpv4, CidrIpv6, PrefixListId or ReferencedGroupInfo.GroupId is"
                        + " missing; the object needs it",
                "{'NetworkAcls': [{'Entries': [{'RuleNumber': 0}]}]}"
                        + "|NetworkAcls[0].Entries[0].RuleNumber: '0' is out of place;"
                        + " a number from 1 to 32768 is expected",
                "{'NetworkAcls': [{'Entries': [{'RuleAction': 'drop'}]}]}"
                        + "|NetworkAcls[0].Entries[0].RuleAction: 'drop' is no action; allow or deny is expected",
                "{'NetworkAcls': [{'Entries': [{'RuleNumber': 1, 'Egress': true, 'RuleAction': 'deny', 'Protocol': '6'}]}]}"
                        + "|NetworkAcls[0].Entries[0]: CidrBlock or Ipv6CidrBlock is missing; the object needs it",
                "{'NetworkAcls': [{'Entries': [{'RuleNumber': 1, 'Egress': true, 'RuleAction': 'deny', 'Protocol': '6',"
                        + " 'CidrBlock': '0.0.0.0/0', 'PortRange': {'From': 9, 'To': 8}}]}]}"
                        + "|NetworkAcls[0].Entries[0].PortRange.To: ports 9 to 8 are no range;"
                        + " both ends from 0 to 65535, the lower first, or neither are expected",
                "{'RouteTables': [{'Routes': [{'GatewayId': 'local'}]}]}"
                        + "|RouteTables[0].Routes[0]: DestinationCidrBlock, DestinationIpv6CidrBlock or"
                        + " DestinationPrefixListId is missing; the object needs it",
                "{'RouteTables': [{'Routes': [{'State': 'odd'}]}]}"
                        + "|RouteTables[0].Routes[0].State: 'odd' is no state of a route;"
                        + " active, blackhole or filtered is expected",
                "{'RouteTables': [{'Routes': [{'Origin': 'odd'}]}]}"
                        + "|RouteTables[0].Routes[0].Origin: 'odd' is no origin of a route;"
                        + " CreateRouteTable, CreateRoute, EnableVgwRoutePropagation or Advertisement is expected",
                "{'NatGateways': [{'ConnectivityType': 'odd'}]}"
                        + "|NatGateways[0].ConnectivityType: 'odd' is no connectivity type; public or private is expected",
                "{'Reservations': [{'Instances': [{'InstanceId': 'i-1'}]}]}"
                        + "|Reservations[0].Instances[0]: State is missing; the object needs it",
                "{'PrefixLists': [{'PrefixListId': 'pl-1', 'Cidrs': ['10.0.0.0']}]}"
                        + "|PrefixLists[0].Cidrs[0]: '10.0.0.0' is no CIDR block;"
                        + " a block such as 10.0.0.0/16 or 2001:db8::/56 is expected",
                "{'Entries': [{'Cidr': '10.0.0.0/8'}]}"
                        + "|Entries[0]: entries of a prefix list that is not named;"
                        + " a file or folder named after the list, such as pl-0123456789abcdef0.json, is expected",
                "{'VpcBlockPublicAccessOptions': {'InternetGatewayBlockMode': 'odd'}}"
                        + "|VpcBlockPublicAccessOptions.InternetGatewayBlockMode: 'odd' is no block mode;"
                        + " off, block-bidirectional or block-ingress is expected",
                "{'VpcBlockPublicAccessExclusions': [{'InternetGatewayExclusionMode': 'odd'}]}"
                        + "|VpcBlockPublicAccessExclusions[0].InternetGatewayExclusionMode: 'odd' is no exclusion mode;"
                        + " allow-bidirectional or allow-egress is expected",
                "{'DBInstances': [{'Endpoint': {'Port': 'x'}}]}"
                        + "|DBInstances[0].Endpoint.Port: 'x' is out of place; a number from 0 to 65535 is expected",
                "{'VpcPeeringConnections': [{'VpcPeeringConnectionId': 'pcx-1', 'RequesterVpcInfo': {'VpcId': 'vpc-1'}}]}"
                        + "|VpcPeeringConnections[0]: Status is missing; the object needs it"
            })
    void theMessageNamesPlaceAndValue(String document, String message) {
        assertThat(refusal(document)).isEqualTo("file.json: " + message);
    }

    @Test
    void theExceptionTellsItsPartsApart() {
        SnapshotException refused = catchThrowableOfType(
                SnapshotException.class, () -> Documents.read("{'Vpcs': [{'VpcId': 'vpc-1', 'CidrBlock': 'x'}]}"));
        assertThat(refused.file()).isEqualTo("file.json");
        assertThat(refused.jsonPath()).isEqualTo("Vpcs[0].CidrBlock");
        assertThat(refused.problem()).isEqualTo("'x' is no CIDR block");
        assertThat(refused.remedy()).isEqualTo("a block such as 10.0.0.0/16 or 2001:db8::/56 is expected");
    }

    @Test
    void brokenJsonIsToldWithItsLine() {
        assertThat(refusal("{'Vpcs': [\n{'VpcId': 'vpc-1' 'CidrBlock': 1}]}"))
                .startsWith("file.json: Vpcs[0].VpcId: is no JSON (line 2, column ")
                .endsWith("; the JSON output of AWS CLI commands is expected");
        assertThat(refusal("An error occurred (UnauthorizedOperation)")).startsWith("file.json: is no JSON (line 1, ");
        assertThat(refusal("{'Vpcs': []} trailing")).startsWith("file.json: is no JSON (line 1, ");
    }

    @Test
    void anEndInTheMiddleIsNoEnd() {
        String whole = "{'Vpcs': [{'VpcId': 'vpc-1', 'CidrBlock': '10.0.0.0/16'}]}";
        for (int length = 1; length < whole.length(); length++) {
            assertThat(refusal(whole.substring(0, length)))
                    .as("the first %d characters", length)
                    .contains("ends in the middle of a document (line 1, ");
        }
    }

    @Test
    void aFileThatPromisesJsonMustNotBeEmpty() {
        String message = "file.json: is empty; the JSON output of AWS CLI commands is expected";
        assertThat(refusal("")).isEqualTo(message);
        assertThat(refusal(" \n ")).isEqualTo(message);
    }

    @Test
    void nestingHasABound() {
        String deep = "{'Vpcs': [{'x': " + "[".repeat(100_000) + "]".repeat(100_000) + "}]}";
        assertThat(refusal(deep))
                .startsWith("file.json: exceeds what a snapshot needs: ")
                .endsWith("; at most 100 levels and 1048576 characters a string are expected");
        assertThat(refusal("{'Unknown': " + "{'a':".repeat(200) + "1" + "}".repeat(200) + "}"))
                .startsWith("file.json: exceeds what a snapshot needs: ");
    }

    @Test
    void aStringHasABound() {
        String big = "x".repeat(3 << 20);
        assertThat(refusal("{'Vpcs': [{'VpcId': '" + big + "'}]}"))
                .startsWith("file.json: exceeds what a snapshot needs: ");
    }

    @Test
    void aValueCannotBreakTheLineOrSteerTheTerminal() {
        assertThat(refusal("{'Vpcs': [{'CidrBlock': 'a\\nb\\u001b[31m\\u202e'}]}"))
                .isEqualTo("file.json: Vpcs[0].CidrBlock: 'a?b?[31m?' is no CIDR block;"
                        + " a block such as 10.0.0.0/16 or 2001:db8::/56 is expected");
        assertThat(refusal("{'Vpcs': [{'CidrBlock': '" + "9".repeat(5000) + "'}]}"))
                .hasSizeLessThan(300);
    }

    @Test
    void nothingKnownIsNoSnapshot() {
        String remedy =
                "a folder, a JSON file, a .zip or a .tar.gz with the JSON output of AWS CLI commands is expected";
        assertThat(refusal("{'Widgets': []}")).isEqualTo("file.json: holds no AWS resource of a known kind; " + remedy);
        assertThat(refusal("[]")).isEqualTo("file.json: holds no AWS resource of a known kind; " + remedy);
        assertThat(refusal(() -> SnapshotReader.read(List.of())))
                .isEqualTo("snapshot: holds no AWS resource of a known kind; " + remedy);
    }
}
