package io.vpcwhy.model.scope;

import static io.vpcwhy.model.scope.Scopes.matching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.json.JsonRemark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeReaderTest {

    private static final String PATHS = "'MatchPaths': [{'Source': {'ResourceStatement': {'ResourceTypes':"
            + " ['AWS::EC2::InternetGateway']}}}], 'ExcludePaths': [{'ThroughResources': [{'ResourceStatement':"
            + " {'Resources': ['nat-1']}}]}]";

    private static final List<AccessScopePath> MATCH = List.of(new AccessScopePath(
            Optional.of(new PathStatement(
                    Optional.of(new ResourceStatement.Typed(List.of(ResourceType.INTERNET_GATEWAY))),
                    Optional.empty())),
            Optional.empty(),
            List.of()));

    private static final List<AccessScopePath> EXCLUDE = List.of(new AccessScopePath(
            Optional.empty(),
            Optional.empty(),
            List.of(new ResourceStatement.Named(List.of(
                    new ResourceReference(NamedKind.NAT_GATEWAY, "nat-1", Optional.empty(), Optional.empty()))))));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{" + PATHS + "}",
                "{" + PATHS + ", 'ClientToken': 'x', 'DryRun': false, 'TagSpecifications': []}",
                "{'NetworkInsightsAccessScopeId': 'nis-1', " + PATHS + "}",
                "{'NetworkInsightsAccessScopeContent': {'NetworkInsightsAccessScopeId': 'nis-1', " + PATHS + "}}",
                "{'NetworkInsightsAccessScope': {'NetworkInsightsAccessScopeId': 'nis-1',"
                        + " 'NetworkInsightsAccessScopeArn': 'arn:aws:ec2:eu-west-1:123456789012:x/nis-1', 'CreatedDate':"
                        + " '2024-10-01', 'UpdatedDate': '2024-10-01', 'Tags': []},"
                        + " 'NetworkInsightsAccessScopeContent': {" + PATHS + "}}",
                "{'Type': 'AWS::EC2::NetworkInsightsAccessScope', 'Properties': {" + PATHS + "}}",
                "{'Properties': {" + PATHS + ", 'Tags': []}, 'DeletionPolicy': 'Retain',"
                        + " 'Type': 'AWS::EC2::NetworkInsightsAccessScope'}",
                "{'AWSTemplateFormatVersion': '2010-09-09', 'Description': 'x', 'Parameters': {}, 'Resources':"
                        + " {'Bucket': {'Type': 'AWS::S3::Bucket', 'Anything': [1]}, 'Scope':"
                        + " {'Type': 'AWS::EC2::NetworkInsightsAccessScope', 'Properties': {" + PATHS + "}}}}"
            })
    void everyWrappingHoldsTheSamePaths(String text) throws ScopeException {
        AccessScope scope = Scopes.read(text);
        assertThat(scope.matchPaths()).isEqualTo(MATCH);
        assertThat(scope.excludePaths()).isEqualTo(EXCLUDE);
    }

    @Test
    void aTemplateNamesItsScopesByLogicalId() throws ScopeException {
        String scope = "{'Type': 'AWS::EC2::NetworkInsightsAccessScope', 'Properties': {" + PATHS + "}}";
        String template = "{'Resources': {'One': " + scope + ", 'Two': " + scope + "}}";
        assertThat(Scopes.document(template, ScopeReadOptions.AWS).scopes())
                .extracting(AccessScope::name)
                .containsExactly("scope.json#One", "scope.json#Two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{" + PATHS + ", 'TagSpecifications': [{'ResourceType': 'network-insights-access-scope', 'Tags':"
                        + " [{'Key': 'Description', 'Value': 'why'}]}]}",
                "{'NetworkInsightsAccessScope': {'Tags': [{'Key': 'Description', 'Value': 'why'}]},"
                        + " 'NetworkInsightsAccessScopeContent': {" + PATHS + "}}",
                "{'Type': 'AWS::EC2::NetworkInsightsAccessScope', 'Properties': {" + PATHS
                        + ", 'Tags': [{'Key': 'Description', 'Value': 'why'}]}}"
            })
    void theDescriptionIsATagInEachWrapping(String text) throws ScopeException {
        assertThat(Scopes.read(text).description()).contains("why");
    }

    @Test
    void theIdIsTheOneThatAwsGave() throws ScopeException {
        AccessScope scope = Scopes.read("{'NetworkInsightsAccessScopeContent': {'NetworkInsightsAccessScopeId':"
                + " 'nis-0b1889d01c2801311', " + PATHS + "}}");
        assertThat(scope.id()).contains("nis-0b1889d01c2801311");
        assertThat(Scopes.read("{" + PATHS + "}").id()).isEmpty();
    }

    @Test
    void excludePathsMayBeAnEmptyList() throws ScopeException {
        String match = "{'MatchPaths': [{'Source': {'ResourceStatement': {'Resources': ['vpc-1']}}}]";
        assertThat(Scopes.read(match + ", 'ExcludePaths': []}")).isEqualTo(Scopes.read(match + "}"));
    }

    @Test
    void packetHeadersAreReadFieldByField() throws ScopeException {
        AccessScope scope = Scopes.read(matching("{'Destination': {'PacketHeaderStatement': {"
                + "'Protocols': ['tcp', 'udp'], 'SourceAddresses': ['10.0.0.0/8', '192.0.2.7'],"
                + "'SourcePorts': ['1024-65535'], 'DestinationPrefixLists': ['pl-1',"
                + "'arn:aws:ec2:eu-west-1:aws:prefix-list/pl-2'], 'DestinationPorts': ['22', '0']}}}"));
        assertThat(scope.matchPaths().get(0).destination().orElseThrow().packetHeader())
                .contains(new PacketHeaderStatement(
                        List.of(IpProtocol.TCP, IpProtocol.UDP),
                        List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("192.0.2.7/32")),
                        List.of(),
                        List.of(new PortRange(1024, 65535)),
                        List.of(),
                        List.of(
                                new ResourceReference(
                                        NamedKind.PREFIX_LIST, "pl-1", Optional.empty(), Optional.empty()),
                                new ResourceReference(
                                        NamedKind.PREFIX_LIST, "pl-2", Optional.of("eu-west-1"), Optional.of("aws"))),
                        List.of(PortRange.of(22), PortRange.of(0))));
    }

    @Test
    void sourceAndDestinationFieldsAreNotMixedUp() throws ScopeException {
        PacketHeaderStatement packets = Scopes.read(matching("{'Source': {'PacketHeaderStatement': {"
                        + "'DestinationAddresses': ['10.0.0.0/8'], 'SourcePrefixLists': ['pl-1']}}}"))
                .matchPaths()
                .get(0)
                .source()
                .orElseThrow()
                .packetHeader()
                .orElseThrow();
        assertThat(packets.destinationAddresses()).containsExactly(Cidr.parse("10.0.0.0/8"));
        assertThat(packets.sourcePrefixLists())
                .extracting(ResourceReference::id)
                .containsExactly("pl-1");
        assertThat(packets.sourceAddresses()).isEmpty();
        assertThat(packets.destinationPrefixLists()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeIsReadWhereItCanBe(ResourceType type) throws ScopeException {
        String statement = "{'ResourceStatement': {'ResourceTypes': ['" + type.awsName() + "']}}";
        for (PathPosition position : type.positions()) {
            String path = position == PathPosition.THROUGH
                    ? "{'Source': {'PacketHeaderStatement': {'Protocols': ['tcp']}}, 'ThroughResources': [" + statement
                            + "]}"
                    : "{'" + (position == PathPosition.SOURCE ? "Source" : "Destination") + "': " + statement + "}";
            assertThat(Scopes.readBeyondAws(matching(path)).matchPaths().toString())
                    .contains(type.name());
        }
    }

    @Test
    void bothNamesOfANetworkFirewallAreOneType() {
        assertThat(ResourceType.of("AWS::NetworkFirewall::Firewall"))
                .isEqualTo(ResourceType.of("AWS::NetworkFirewall::NetworkFirewall"))
                .contains(ResourceType.NETWORK_FIREWALL);
    }

    @Test
    void tagsAreReadBeyondAws() throws ScopeException {
        AccessScope scope = Scopes.readBeyondAws(matching("{'Source': {'ResourceStatement': {'ResourceTags':"
                + " [{'Key': 'Environment', 'Values': ['production', 'prod']}, {'Key': 'Public'}]}}}"));
        assertThat(scope.matchPaths().get(0).source().orElseThrow().resource())
                .contains(new ResourceStatement.Tagged(List.of(
                        new TagSelector("Environment", List.of("production", "prod")),
                        new TagSelector("Public", List.of()))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'SourceAddresses': ['2001:db8::/32'], 'DestinationAddresses': ['2001:db8::1']}",
                "{'Protocols': ['icmp'], 'SourceAddresses': ['10.0.0.0/8']}",
                "{'Protocols': ['icmpv6'], 'SourceAddresses': ['2001:db8::/32']}",
                "{'SourceAddresses': ['2001:db8::/32', '10.0.0.0/8'], 'DestinationAddresses': ['10.0.0.1']}"
            })
    void ipv6AndIcmpAreReadBeyondAwsAlone(String packets) throws ScopeException {
        String text = matching("{'Source': {'PacketHeaderStatement': " + packets + "}}");
        assertThat(Scopes.readBeyondAws(text).matchPaths()).hasSize(1);
        assertThat(Scopes.refusal(text, ScopeReadOptions.AWS))
                .isNotEmpty()
                .allMatch(message -> message.contains("Network Access Analyzer"));
    }

    @Test
    void throughResourcesOfAMatchPathAreReadWithAWarning() throws ScopeException {
        ScopeDocument document = Scopes.document(
                matching("{'Source': {'ResourceStatement': {'Resources': ['vpc-1']}},"
                        + " 'ThroughResources': [{'ResourceStatement': {'Resources': ['nat-1']}}]}"),
                ScopeReadOptions.AWS);
        assertThat(document.scopes().get(0).matchPaths().get(0).throughResources())
                .hasSize(1);
        assertThat(document.warnings())
                .extracting(JsonRemark::jsonPath)
                .containsExactly("MatchPaths[0].ThroughResources");
    }

    @Test
    void aConditionOfATemplateIsWarnedOf() throws ScopeException {
        ScopeDocument document = Scopes.document(
                "{'Type': 'AWS::EC2::NetworkInsightsAccessScope', 'Condition': 'IsProduction', 'Properties': {" + PATHS
                        + "}}",
                ScopeReadOptions.AWS);
        assertThat(document.warnings()).extracting(JsonRemark::jsonPath).containsExactly("Condition");
    }

    @Test
    void aFileIsReadAndNamesItsScope() throws IOException, ScopeException {
        // As PowerShell writes what it redirects.
        Path file = Files.write(
                folder.resolve("mine.json"),
                ("\uFEFF{" + PATHS.replace('\'', '"') + "}").getBytes(StandardCharsets.UTF_16LE));
        assertThat(ScopeReader.read(file, ScopeReadOptions.AWS).scopes())
                .extracting(AccessScope::name)
                .containsExactly(file.toString());
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> ScopeReader.read(folder.resolve("none.json"), ScopeReadOptions.AWS))
                .isInstanceOf(ScopeException.class)
                .hasMessageEndingWith("none.json: does not exist; a Network Access Scope in JSON is expected");
        assertThatThrownBy(() -> ScopeReader.read(folder, ScopeReadOptions.AWS))
                .isInstanceOf(ScopeException.class)
                .hasMessageContaining("cannot be read");
    }
}
