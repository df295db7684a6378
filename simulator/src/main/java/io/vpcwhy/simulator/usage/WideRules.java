package io.vpcwhy.simulator.usage;

import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rules of which it is kept what they permitted: inbound rules of security groups for more than {@value #PORTS} ports
 * or every protocol, or from a block of more addresses than a /24 of IPv4 or a /64 of IPv6 has.
 */
final class WideRules {

    private static final int PORTS = 100;
    private static final int PREFIX_4 = 24;
    private static final int PREFIX_6 = 64;
    private static final int NOT_WIDE = -1;

    /** What is kept of each, and of all together but for the {@link SeenTraffic#LEAST} of each. */
    private static final int MOST = 1024;

    private static final int MOST_OF_ALL = 1 << 18;

    private final List<Integer> wide = new ArrayList<>();
    private final int[] placeOf;

    WideRules(RuleIndex index) {
        this.placeOf = new int[index.rules().size()];
        Arrays.fill(placeOf, NOT_WIDE);
        for (int number = 0; number < placeOf.length; number++) {
            if (index.rules().get(number) instanceof ConfiguredRule.GroupRule group && isWide(group.rule())) {
                placeOf[number] = wide.size();
                wide.add(number);
            }
        }
    }

    static boolean isWide(SecurityGroupRule rule) {
        return rule.direction() == Direction.INGRESS && (isWide(rule.traffic()) || isWide(rule.peer()));
    }

    private static boolean isWide(TrafficClass traffic) {
        return traffic instanceof TrafficClass.AllTraffic
                || (traffic instanceof TrafficClass.Ports ports && ports.range().size() > PORTS);
    }

    private static boolean isWide(RulePeer peer) {
        return peer instanceof RulePeer.CidrPeer block && isWide(block.cidr());
    }

    private static boolean isWide(Cidr block) {
        return block.prefixLength() < (block.family() == IpFamily.IPV4 ? PREFIX_4 : PREFIX_6);
    }

    int size() {
        return wide.size();
    }

    /** The number of a rule by its place among the wide ones. */
    int number(int place) {
        return wide.get(place);
    }

    /** The places of those that are wide, by their numbers. */
    int[] places(int[] numbers) {
        return Arrays.stream(numbers)
                .map(number -> placeOf[number])
                .filter(place -> place != NOT_WIDE)
                .toArray();
    }

    /** How much is kept of each before it is held in less detail. */
    int limit() {
        return Math.max(SeenTraffic.LEAST, Math.min(MOST, MOST_OF_ALL / Math.max(1, wide.size())));
    }
}
