package io.vpcwhy.model.scope;

import static io.vpcwhy.model.scope.Scopes.matching;
import static io.vpcwhy.model.scope.Scopes.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.json.JsonRemark;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be right is refused, and the message names the place, the value and what would be right. */
class ScopeRefusalTest {

    private static final String SOURCE = "MatchPaths[0].Source";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "[]|found a list; an object is expected",
                "7|found 7; an object is expected",
                "{}|MatchPaths is missing; at least one path to look for is expected",
                "{'MatchPaths': []}|MatchPaths: is empty; at least one is expected",
                "{'MatchPaths': null}|MatchPaths: found null; a list is expected",
                "{'MatchPaths': {}}|MatchPaths: found an object; a list is expected",
                "{'MatchPaths': ['vpc-1']}|MatchPaths[0]: found 'vpc-1'; an object is expected",
                "{'MatchPaths': [{}]}"
                        + "|MatchPaths[0]: has no Source or Destination; at least one of them is expected",
                "{'MatchPaths': [{'ThroughResources': [{'ResourceStatement': {'Resources': ['nat-1']}}]}]}"
                        + "|MatchPaths[0]: has no Source or Destination; at least one of them is expected",
                "{'MatchPaths': [{'Source': {}}]}"
                        + "|MatchPaths[0].Source: is empty; ResourceStatement or PacketHeaderStatement is expected",
                "{'MatchPaths': [{'Source': 'igw-1'}]}|MatchPaths[0].Source: found 'igw-1'; an object is expected",
                "{'NetworkInsightsAccessScopes': []}"
                        + "|NetworkInsightsAccessScopes: describes scopes without their paths;"
                        + " the output of aws ec2 get-network-insights-access-scope-content is expected",
                "{'NetworkInsightsAccessScope': {'NetworkInsightsAccessScopeId': 'nis-1'}}"
                        + "|NetworkInsightsAccessScopeContent is missing; the content of the scope is expected in it",
                "{'NetworkInsightsAccessScopeContent': {}}"
                        + "|NetworkInsightsAccessScopeContent: MatchPaths is missing;"
                        + " at least one path to look for is expected",
                "{'Type': 'AWS::EC2::NetworkInsightsAccessScope'}"
                        + "|Properties is missing; the scope is expected in it",
                "{'Resources': {'Bucket': {'Type': 'AWS::S3::Bucket'}}}"
                        + "|Resources: has no scope; a resource of type AWS::EC2::NetworkInsightsAccessScope is expected",
                "{'AWSTemplateFormatVersion': '2010-09-09'}"
                        + "|Resources: has no scope; a resource of type AWS::EC2::NetworkInsightsAccessScope is expected",
                "{'Resources': ['vpc-1']}|Resources: found a list; an object is expected"
            })
    void theDocumentHasOneOfTheKnownShapes(String text, String message) {
        assertThat(refusal(text, ScopeReadOptions.AWS)).containsExactly(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{}|: is empty; Resources or ResourceTypes is expected",
                "{'Resources': []}|.Resources: is empty; at least one is expected",
                "{'Resources': 'vpc-1'}|.Resources: found 'vpc-1'; a list is expected",
                "{'Resources': [7]}|.Resources[0]: found 7; an id or ARN is expected",
                "{'Resources': ['']}|.Resources[0]: is empty; an id or ARN is expected",
                "{'Resources': ['nat-1']}"
                        + "|.Resources[0]: 'nat-1' is a NAT gateway, which cannot be a source; it can be passed through",
                "{'Resources': ['pl-1']}"
                        + "|.Resources[0]: 'pl-1' is a prefix list, which cannot be a source;"
                        + " it stands in SourcePrefixLists or DestinationPrefixLists",
                "{'Resources': [{'Ref': 'Vpc'}]}"
                        + "|.Resources[0]: found the function Ref; an id or ARN is expected:"
                        + " functions of a template are not resolved here",
                "{'Resources': {'Fn::Split': [',', 'a']}}"
                        + "|.Resources: found the function Fn::Split; a list is expected:"
                        + " functions of a template are not resolved here",
                "{'Fn::If': ['A', {}, {}]}"
                        + "|: found the function Fn::If; an object with Resources or ResourceTypes is expected:"
                        + " functions of a template are not resolved here",
                "{'ResourceTypes': ['AWS::EC2::InternetGateway'], 'Resources': ['igw-1']}"
                        + "|: has Resources and ResourceTypes; only one of them is expected: what one statement lists is"
                        + " an OR",
                "{'ResourceTypes': ['AWS::EC2::NatGateway']}"
                        + "|.ResourceTypes[0]: 'AWS::EC2::NatGateway' cannot be a source; it can be passed through",
                "{'ResourceTypes': ['AWS::RDS::DBInstance']}"
                        + "|.ResourceTypes[0]: 'AWS::RDS::DBInstance' is no resource type of Network Access Analyzer;"
                        + " a type that AWS knows is expected, or leave to go beyond AWS",
                "{'ResourceTags': [{'Key': 'a'}]}"
                        + "|: chooses by ResourceTags, which Network Access Analyzer does not know;"
                        + " Resources or ResourceTypes is expected, or leave to go beyond AWS"
            })
    void aResourceStatementSaysOneKnownThing(String statement, String message) {
        String text = matching("{'Source': {'ResourceStatement': " + statement + "}}");
        assertThat(refusal(text, ScopeReadOptions.AWS)).containsExactly(SOURCE + ".ResourceStatement" + message);
    }

    @Test
    void anUnknownResourceTypeIsAnsweredWithTheLikelyOneAndAllThatAreKnownThere() {
        String text = matching("{'Source': {'ResourceStatement': {'ResourceTypes': ['AWS::EC2::InternetGatway']}}}");
        assertThat(refusal(text, ScopeReadOptions.AWS))
                .containsExactly(
                        SOURCE + ".ResourceStatement.ResourceTypes[0]: 'AWS::EC2::InternetGatway' is no resource"
                                + " type that a scope can name, did you mean AWS::EC2::InternetGateway?;"
                                + " AWS::EC2::InternetGateway, AWS::EC2::NetworkInterface, AWS::EC2::Instance,"
                                + " AWS::EC2::TransitGatewayAttachment, AWS::EC2::VPCEndpointService,"
                                + " AWS::EC2::VPCPeeringConnection or AWS::EC2::VPNGateway is expected");
    }

    @Test
    void whatNoScopeCanNameIsRefusedWithWhatOneCan() {
        String text = matching("{'Source': {'ResourceStatement': {'Resources': ['acl-1']}}}");
        assertThat(refusal(text, ScopeReadOptions.AWS))
                .singleElement()
                .asString()
                .startsWith(SOURCE
                        + ".ResourceStatement.Resources[0]: 'acl-1' names nothing that a scope can; the id or ARN"
                        + " of an instance, ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{'SourcePorts': []}|.SourcePorts: is empty; at least one is expected",
                "{'DestinationPorts': [22]}"
                        + "|.DestinationPorts[0]: found 22; a port or range in quotes, from 0 to 65535,"
                        + " such as \"22\" or \"1000-2000\", is expected",
                "{'DestinationPorts': ['70000']}"
                        + "|.DestinationPorts[0]: '70000' is no port and no range of ports; a port or range in quotes,"
                        + " from 0 to 65535, such as \"22\" or \"1000-2000\", is expected",
                "{'SourcePorts': ['443-80']}"
                        + "|.SourcePorts[0]: '443-80' is no port and no range of ports; a port or range in quotes,"
                        + " from 0 to 65535, such as \"22\" or \"1000-2000\", is expected",
                "{'DestinationAddresses': ['10.0.0.0/33']}"
                        + "|.DestinationAddresses[0]: '10.0.0.0/33' is no address and no CIDR block;"
                        + " an IPv4 address or block such as 10.0.0.5 or 10.0.0.0/16 is expected",
                "{'SourceAddresses': ['::/0']}"
                        + "|.SourceAddresses[0]: '::/0' is IPv6, which Network Access Analyzer does not analyze; an IPv4"
                        + " address or block such as 10.0.0.5 or 10.0.0.0/16 is expected, or leave to go beyond AWS",
                "{'SourceAddresses': ['10.0.0.1'], 'SourcePrefixLists': ['pl-1']}"
                        + "|: has SourceAddresses and SourcePrefixLists; only one of the two is expected",
                "{'DestinationAddresses': ['10.0.0.1'], 'DestinationPrefixLists': ['pl-1']}"
                        + "|: has DestinationAddresses and DestinationPrefixLists; only one of the two is expected",
                "{'SourcePrefixLists': ['vpc-1']}"
                        + "|.SourcePrefixLists[0]: 'vpc-1' is no prefix list; the id or ARN of a prefix list, such as"
                        + " pl-0123456789abcdef0, is expected",
                "{'Protocols': ['http']}|.Protocols[0]: 'http' is no protocol of a scope; tcp or udp is expected",
                "{'Protocols': ['TCP']}|.Protocols[0]: 'TCP' is no protocol of a scope; tcp or udp is expected",
                "{'Protocols': ['6']}|.Protocols[0]: '6' is no protocol of a scope; tcp or udp is expected",
                "{'Protocols': ['-1']}|.Protocols[0]: '-1' is no protocol of a scope; tcp or udp is expected",
                "{'Protocols': ['icmp']}"
                        + "|.Protocols[0]: 'icmp' is not analyzed by Network Access Analyzer;"
                        + " tcp or udp is expected, or leave to go beyond AWS"
            })
    void aPacketHeaderStatementHoldsWhatCanBe(String statement, String message) {
        String text = matching("{'Source': {'PacketHeaderStatement': " + statement + "}}");
        assertThat(refusal(text, ScopeReadOptions.AWS)).containsExactly(SOURCE + ".PacketHeaderStatement" + message);
    }

    @Test
    void anEmptyPacketHeaderStatementIsNotTakenForAnyPacket() {
        assertThat(refusal(matching("{'Source': {'PacketHeaderStatement': {}}}"), ScopeReadOptions.AWS))
                .containsExactly(
                        SOURCE + ".PacketHeaderStatement: is empty; at least one of Protocols, SourceAddresses,"
                                + " SourcePrefixLists, SourcePorts, DestinationAddresses, DestinationPrefixLists or"
                                + " DestinationPorts is expected");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{'Protocols': ['tcp', 'icmp'], 'SourcePorts': ['1']}"
                        + "|has ports and ICMP; ports are expected with tcp and udp alone",
                "{'SourceAddresses': ['10.0.0.0/8'], 'DestinationAddresses': ['2001:db8::1']}"
                        + "|no packet matches: its addresses and protocols are of IPv4 and of IPv6;"
                        + " addresses and protocols of one family are expected",
                "{'Protocols': ['icmpv6'], 'SourceAddresses': ['10.0.0.0/8']}"
                        + "|no packet matches: its addresses and protocols are of IPv4 and of IPv6;"
                        + " addresses and protocols of one family are expected",
                "{'Protocols': ['icmp'], 'DestinationAddresses': ['::1']}"
                        + "|no packet matches: its addresses and protocols are of IPv4 and of IPv6;"
                        + " addresses and protocols of one family are expected"
            })
    void aStatementThatNoPacketMatchesIsNotTakenForOneWithoutFindings(String statement, String message) {
        String text = matching("{'Source': {'PacketHeaderStatement': " + statement + "}}");
        assertThat(refusal(text, ScopeReadOptions.BEYOND_AWS))
                .containsExactly(SOURCE + ".PacketHeaderStatement: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "[]|: is empty; at least one is expected",
                "[{}]|[0]: Key is missing; the key of a tag is expected",
                "[{'Key': ''}]|[0].Key: is empty; the key of a tag is expected",
                "[{'Key': 'a', 'Values': []}]|[0].Values: is empty; at least one is expected",
                "[{'Key': 'a', 'Values': [1]}]|[0].Values[0]: found 1; the value of a tag is expected",
                "[{'Key': 'a', 'Value': 'b'}]"
                        + "|[0].Value: 'Value' is not known here, did you mean Values?; Key or Values is expected"
            })
    void aTagSelectorHasAKeyAndItsValues(String tags, String message) {
        String text = matching("{'Source': {'ResourceStatement': {'ResourceTags': " + tags + "}}}");
        assertThat(refusal(text, ScopeReadOptions.BEYOND_AWS))
                .containsExactly(SOURCE + ".ResourceStatement.ResourceTags" + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "'Note': 1|Note: 'Note' is not known here; MatchPaths, ExcludePaths, ClientToken, TagSpecifications,"
                        + " DryRun or NetworkInsightsAccessScopeId is expected",
                "'DryRun': 'false'|DryRun: found 'false'; true or false is expected",
                "'ClientToken': 1|ClientToken: found 1; a string is expected",
                "'ExcludePaths': {}|ExcludePaths: found an object; a list is expected",
                "'ExcludePaths': [{}]|ExcludePaths[0]: has no Source, Destination or ThroughResources;"
                        + " at least one of them is expected",
                "'ExcludePaths': [{'ThroughResources': []}]"
                        + "|ExcludePaths[0].ThroughResources: is empty; at least one is expected",
                "'ExcludePaths': [{'ThroughResources': [{}]}]"
                        + "|ExcludePaths[0].ThroughResources[0]: is empty; ResourceStatement is expected",
                "'ExcludePaths': [{'ThroughResources': [{'ResourceStatement': {'Resources': ['sg-1']}}]}]"
                        + "|ExcludePaths[0].ThroughResources[0].ResourceStatement.Resources[0]: 'sg-1' is a security"
                        + " group, which cannot be passed through; it can be a source or a destination",
                "'NetworkInsightsAccessScopeId': ''"
                        + "|NetworkInsightsAccessScopeId: is empty; an id such as nis-0123456789abcdef0 is expected",
                "'TagSpecifications': [{'Tags': []}]"
                        + "|TagSpecifications[0]: ResourceType is missing; network-insights-access-scope is expected",
                "'TagSpecifications': [{'ResourceType': 'vpc', 'Tags': []}]"
                        + "|TagSpecifications[0].ResourceType: 'vpc' is no resource that is made here;"
                        + " network-insights-access-scope is expected",
                "'TagSpecifications': [{'ResourceType': 'network-insights-access-scope', 'Tags': [{'Value': 'x'}]}]"
                        + "|TagSpecifications[0].Tags[0]: Key is missing; the key of a tag is expected",
                "'TagSpecifications': [{'ResourceType': 'network-insights-access-scope', 'Tags': [{'Key': 'a'},"
                        + " {'Key': 'a'}]}]|TagSpecifications[0].Tags: has 'a' twice; each key once is expected"
            })
    void whatSurroundsTheMatchPathsIsHeldAgainstTheGrammarToo(String more, String message) {
        String text = "{'MatchPaths': [{'Source': {'ResourceStatement': {'Resources': ['vpc-1']}}}], " + more + "}";
        assertThat(refusal(text, ScopeReadOptions.AWS)).containsExactly(message);
    }

    @ParameterizedTest
    @CsvSource({
        "MatchPath, MatchPaths",
        "matchPaths, MatchPaths",
        "ExcludePath, ExcludePaths",
    })
    void aMisspeltKeyIsAnsweredWithTheLikelyOne(String wrong, String right) {
        assertThat(refusal("{'" + wrong + "': []}", ScopeReadOptions.AWS))
                .anyMatch(message -> message.contains("did you mean " + right + "?"));
    }

    @Test
    void theSingularOfAwsProseIsAnsweredWithTheKeyOfItsApi() {
        String text = matching("{'Source': {'PacketHeaderStatement': {'SourceAddress': ['10.0.0.0/8']}}}");
        assertThat(refusal(text, ScopeReadOptions.AWS))
                .singleElement()
                .asString()
                .contains("PacketHeaderStatement.SourceAddress: ", "did you mean SourceAddresses?");
    }

    @Test
    void aMisspeltTypeInATemplateIsNotTakenForAnotherResource() {
        String scope = "'Properties': {'MatchPaths': [{'Source': {'ResourceStatement': {'Resources': ['vpc-1']}}}]}}";
        assertThat(refusal(
                        "{'Resources': {'Good': {'Type': 'AWS::EC2::NetworkInsightsAccessScope', " + scope
                                + ", 'Bad': {'Type': 'AWS::EC2::NetworkInsightAccessScope', " + scope
                                + ", 'Worse': {" + scope + "}}",
                        ScopeReadOptions.AWS))
                .containsExactly(
                        "Resources.Bad.Type: 'AWS::EC2::NetworkInsightAccessScope' is no scope;"
                                + " AWS::EC2::NetworkInsightsAccessScope is expected",
                        "Resources.Worse: Type is missing; AWS::EC2::NetworkInsightsAccessScope is expected");
    }

    @Test
    void aKeyThatStandsTwiceIsRefusedAndNotDecidedByTheLast() {
        String text = matching("{'Source': {'ResourceStatement': {'Resources': ['vpc-1'], 'Resources': ['vpc-2']}}}");
        assertThat(refusal(text, ScopeReadOptions.AWS))
                .containsExactly(SOURCE + ".ResourceStatement.Resources: stands twice; each key once is expected");
    }

    @Test
    void allMistakesAreToldAtOnceInTheOrderOfTheDocument() {
        String text = "{'MatchPaths': [{'Source': {'ResourceStatement': {'Resources': ['acl-1', 'vpc-1', 7]}}},"
                + " {'Destination': {'PacketHeaderStatement': {'Protocols': ['http'], 'DestinationPorts': ['x']}}}],"
                + " 'ExcludePaths': [{'Sauce': {}}]}";
        assertThat(refusal(text, ScopeReadOptions.AWS))
                .extracting(message -> message.substring(0, message.indexOf(':')))
                .containsExactly(
                        "MatchPaths[0].Source.ResourceStatement.Resources[0]",
                        "MatchPaths[0].Source.ResourceStatement.Resources[2]",
                        "MatchPaths[1].Destination.PacketHeaderStatement.Protocols[0]",
                        "MatchPaths[1].Destination.PacketHeaderStatement.DestinationPorts[0]",
                        "ExcludePaths[0].Sauce",
                        "ExcludePaths[0]");
    }

    @Test
    void theExceptionIsOneLineThatSaysHowManyMoreThereAre() {
        ScopeException refused = new ScopeException(List.of(
                new JsonRemark("f.json", 1, "A", "is wrong", "right is expected"),
                new JsonRemark("f.json", 1, "B", "is wrong", "right is expected"),
                new JsonRemark("f.json", 1, "C", "is wrong", "right is expected")));
        assertThat(refused).hasMessage("f.json: A: is wrong; right is expected (and 2 more)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "##|is empty",
                "{'MatchPaths': [|is no JSON (line 1, column ",
                "MatchPaths: [Source]|is no JSON (line 1, column 1",
                "{'MatchPaths': []} {}|goes on after the end of the document",
            })
    void whatIsNoDocumentIsRefusedAsSuch(String text, String problem) {
        assertThat(refusal(text, ScopeReadOptions.AWS))
                .singleElement()
                .asString()
                .startsWith(problem)
                .endsWith("; one scope document in JSON is expected; YAML has to be converted, such as by yq -o json");
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 1_000_000})
    void aBottomlessDocumentIsRefused(int depth) {
        assertThat(refusal("[".repeat(depth), ScopeReadOptions.AWS))
                .singleElement()
                .asString()
                .startsWith("exceeds what a scope needs: ");
    }

    @Test
    void anEndlessDocumentIsRefused() {
        String text = "{'MatchPaths': [" + "'x',\n".repeat(1_000_000) + "'x']}";
        assertThat(refusal(text, ScopeReadOptions.AWS)).last().asString().startsWith("exceeds what a scope needs: ");
    }

    @Test
    void aValueCannotBreakTheLineOrSteerTheTerminal() {
        byte[] text = "{\"a\\u001b[31m\\nb\\u202e\": \"\\ud800\"}".getBytes(StandardCharsets.UTF_8);
        try {
            ScopeReader.read("s\n.json", new ByteArrayInputStream(text), ScopeReadOptions.AWS);
        } catch (ScopeException refused) {
            assertThat(refused.mistakes().toString()).doesNotContain("\n", "\u001b", "\u202e", "\ud800");
            return;
        }
        throw new AssertionError("was read without complaint");
    }
}
