package io.vpcwhy.model.snapshot;

import static io.vpcwhy.model.snapshot.Documents.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.aws.Listener;
import io.vpcwhy.model.aws.ListenerRule;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.TargetGroup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Load balancers, their listeners and targets, as the AWS CLI and Batfish write them. */
class LoadBalancerReadersTest {

    private static final String ARN = "arn:aws:elasticloadbalancing:us-east-1:123456789012:";

    @TempDir
    private Path folder = Path.of("unset");

    @Test
    void aLoadBalancerHasASubnetInEachZone() throws SnapshotException {
        LoadBalancer balancer = only(LoadBalancer.class, """
                {'LoadBalancers': [{'LoadBalancerArn':
                  'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/web/0',
                  'LoadBalancerName': 'web', 'Type': 'network', 'Scheme': 'internet-facing', 'VpcId': 'vpc-1',
                  'State': {'Code': 'active'}, 'DNSName': 'web.example', 'SecurityGroups': ['sg-1'],
                  'AvailabilityZones': [{'ZoneName': 'us-east-1a', 'SubnetId': 'subnet-1'},
                    {'ZoneName': 'us-east-1b', 'SubnetId': 'subnet-2'}]}]}""");
        assertThat(balancer)
                .isEqualTo(new LoadBalancer(
                        ARN + "loadbalancer/net/web/0",
                        "web",
                        LoadBalancer.Type.NETWORK,
                        true,
                        Optional.of("vpc-1"),
                        "active",
                        List.of("subnet-1", "subnet-2"),
                        List.of("sg-1"),
                        Optional.of("web.example"),
                        List.of(),
                        List.of()));
    }

    @Test
    void aClassicLoadBalancerHasListenersAndInstances() throws SnapshotException {
        LoadBalancer balancer = only(LoadBalancer.class, """
                {'LoadBalancerDescriptions': [{'LoadBalancerName': 'old', 'VPCId': 'vpc-1', 'Subnets': ['subnet-1'],
                  'Scheme': 'internal', 'SecurityGroups': ['sg-1'], 'Instances': [{'InstanceId': 'i-1'}],
                  'ListenerDescriptions': [{'PolicyNames': [], 'Listener': {'Protocol': 'HTTP', 'LoadBalancerPort': 80,
                    'InstanceProtocol': 'HTTP', 'InstancePort': 8000}}]}]}""");
        assertThat(balancer.classicListeners()).containsExactly(new LoadBalancer.ClassicListener("HTTP", 80, 8000));
        assertThat(balancer.classicInstanceIds()).containsExactly("i-1");
        assertThat(balancer.type()).isEqualTo(LoadBalancer.Type.CLASSIC);
    }

    @Test
    void aListenerNamesTheGroupsOfAllItsActionsOnce() throws SnapshotException {
        Listener listener = only(Listener.class, """
                {'Listeners': [{'ListenerArn': 'l-1', 'LoadBalancerArn': 'lb-1', 'Port': 443, 'Protocol': 'HTTPS',
                  'DefaultActions': [{'Type': 'forward', 'TargetGroupArn': 'tg-1', 'ForwardConfig':
                    {'TargetGroups': [{'TargetGroupArn': 'tg-1', 'Weight': 1}, {'TargetGroupArn': 'tg-2', 'Weight': 1}],
                     'TargetGroupStickinessConfig': {'Enabled': false}}}]}]}""");
        assertThat(listener)
                .isEqualTo(new Listener("l-1", "lb-1", OptionalInt.of(443), "HTTPS", List.of("tg-1", "tg-2")));
        assertThat(only(Listener.class, """
                {'LoadBalancerListeners': [{'LoadBalancerArn': 'lb-1', 'Listeners': [{'ListenerArn': 'l-1',
                  'LoadBalancerArn': 'lb-1', 'Port': 443, 'Protocol': 'HTTPS', 'DefaultActions': [
                    {'Type': 'forward', 'TargetGroupArn': 'tg-1'}, {'Type': 'forward', 'TargetGroupArn': 'tg-2'}]}]}]}""")).isEqualTo(listener);
    }

    @Test
    void aRuleNamesItsListenerByItsOwnArn() throws SnapshotException {
        assertThat(only(ListenerRule.class, """
                {'Rules': [{'RuleArn': 'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener-rule/app/web/0/1/2',
                  'Priority': '10', 'IsDefault': false,
                  'Conditions': [{'Field': 'path-pattern', 'Values': ['/img/*']}],
                  'Actions': [{'Type': 'forward', 'TargetGroupArn': 'tg-1', 'Order': 1,
                    'ForwardConfig': {'TargetGroups': [{'TargetGroupArn': 'tg-1'}, {'TargetGroupArn': 'tg-2'}]}}]}]}"""))
                .isEqualTo(new ListenerRule(
                        ARN + "listener-rule/app/web/0/1/2",
                        ARN + "listener/app/web/0/1",
                        false,
                        List.of("tg-1", "tg-2"),
                        false));
        for (String type : List.of("redirect", "fixed-response")) {
            ListenerRule rule = only(ListenerRule.class, """
                    {'Rules': [{'RuleArn': 'arn:x:listener-rule/app/web/0/1/2', 'Priority': 'default',
                      'IsDefault': true, 'Actions': [{'Type': '%s'}]}]}""".formatted(type));
            assertThat(rule.isDefault()).isTrue();
            assertThat(rule.answersItself()).isTrue();
        }
    }

    @Test
    void rulesOfOtherServicesArePassedOver() throws SnapshotException {
        Snapshot snapshot = Documents.read("""
                {'Vpcs': [], 'Rules': [{'Name': 'nightly', 'Arn': 'arn:aws:events:us-east-1:123456789012:rule/nightly'}]}""");
        assertThat(snapshot.all(ListenerRule.class)).isEmpty();
        assertThat(snapshot.collected(ResourceKind.LISTENER_RULE)).isFalse();
        assertThat(snapshot.inventory().skipped()).isNotEmpty();
    }

    private TargetGroup group(String file, String document) throws Exception {
        Files.writeString(folder.resolve("describe-target-groups.json"), """
                {"TargetGroups": [{"TargetGroupArn": "arn:aws:x:targetgroup/app/0a1b2c", "TargetGroupName": "app",
                  "Protocol": "TCP", "Port": 8080, "VpcId": "vpc-1", "TargetType": "ip", "LoadBalancerArns": ["lb-1"]}]}""");
        Path other = folder.resolve(file);
        Files.createDirectories(other.getParent());
        Files.writeString(other, document.replace('\'', '"'));
        return SnapshotReader.read(folder).all(TargetGroup.class).iterator().next();
    }

    private static final String HEALTH = """
            {'TargetHealthDescriptions': [{'Target': {'Id': '10.0.1.10', 'Port': 9090}, 'HealthCheckPort': '9090',
              'TargetHealth': {'State': 'draining'}}, {'Target': {'Id': 'i-1'}}]}""";

    @Test
    void theNameOfTheFileSaysWhoseTargetsItTells() throws Exception {
        assertThat(group("describe-target-health/app.json", HEALTH).targets())
                .contains(List.of(
                        new TargetGroup.Target("10.0.1.10", OptionalInt.of(9090), "draining"),
                        new TargetGroup.Target("i-1", OptionalInt.empty(), "unknown")));
    }

    @Test
    void targetsOfAnotherGroupAreNotThisOnes() throws Exception {
        assertThat(group("describe-target-health/app2.json", HEALTH).targets()).isEmpty();
    }

    @Test
    void anEmptyAnswerTellsThatThereAreNone() throws Exception {
        assertThat(group("describe-target-health-app.json", "{'TargetHealthDescriptions': []}")
                        .targets())
                .contains(List.of());
    }

    @Test
    void batfishNamesTheGroupBesideTheTargets() throws Exception {
        assertThat(group("all.json", """
                        {'LoadBalancerTargetHealth': [{'TargetGroupArn': 'arn:aws:x:targetgroup/app/0a1b2c',
                          'TargetHealthDescriptions': [{'Target': {'Id': 'i-9'}, 'TargetHealth': {'State': 'healthy'}}]}]}""").targets())
                .contains(List.of(new TargetGroup.Target("i-9", OptionalInt.empty(), "healthy")));
    }

    @Test
    void anAttributeTellsWhetherTheClientsAddressIsKept() throws Exception {
        String document = "{'Attributes': [{'Key': 'preserve_client_ip.enabled', 'Value': 'true'}]}";
        assertThat(group("describe-target-group-attributes/app.json", document).preserveClientIp())
                .contains(true);
        assertThat(group("describe-load-balancer-attributes/app.json", document).targets())
                .isEmpty();
    }
}
