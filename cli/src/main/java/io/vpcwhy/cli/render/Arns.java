package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.snapshot.Provenance;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The ARNs of resources, where the snapshot tells their account and Region.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html">Resource types
 *     defined by Amazon EC2</a>
 */
final class Arns {

    /** By the beginning of the id; where one begins another, the longer stands first. */
    private static final Map<String, String> TYPES = new LinkedHashMap<>();

    static {
        TYPES.put("eni-", "network-interface");
        TYPES.put("i-", "instance");
        TYPES.put("subnet-", "subnet");
        TYPES.put("vpc-", "vpc");
        TYPES.put("sg-", "security-group");
        TYPES.put("acl-", "network-acl");
        TYPES.put("rtb-", "route-table");
        TYPES.put("igw-", "internet-gateway");
        TYPES.put("eigw-", "egress-only-internet-gateway");
        TYPES.put("nat-", "natgateway");
        TYPES.put("pcx-", "vpc-peering-connection");
        TYPES.put("vgw-", "vpn-gateway");
        TYPES.put("vpce-svc-", "vpc-endpoint-service");
        TYPES.put("vpce-", "vpc-endpoint");
        TYPES.put("tgw-attach-", "transit-gateway-attachment");
        TYPES.put("tgw-rtb-", "transit-gateway-route-table");
        TYPES.put("tgw-", "transit-gateway");
    }

    private final Snapshot snapshot;

    Arns(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The ARN of a resource that is known by its id; empty where account, Region or type are not known. */
    Optional<String> of(String id) {
        if (id.startsWith("arn:")) {
            return Optional.of(id);
        }
        Optional<String> account = account(id);
        Optional<String> region = region(id);
        Optional<String> resource = resource(id);
        if (account.isEmpty() || region.isEmpty() || resource.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("arn:" + partition(region.get()) + ":" + service(id) + ":" + region.get() + ":"
                + account.get() + ":" + resource.get());
    }

    private Optional<String> resource(String id) {
        if (isClassicLoadBalancer(id)) {
            return Optional.of("loadbalancer/" + id);
        }
        return TYPES.entrySet().stream()
                .filter(type -> id.startsWith(type.getKey()))
                .map(type -> type.getValue() + "/" + id)
                .findFirst();
    }

    private String service(String id) {
        return isClassicLoadBalancer(id) ? "elasticloadbalancing" : "ec2";
    }

    private boolean isClassicLoadBalancer(String id) {
        return snapshot.find(LoadBalancer.class, id).isPresent();
    }

    /** Its owner's: what is in a shared subnet may be another account's than the document was made by. */
    private Optional<String> account(String id) {
        return snapshot.find(NetworkInterface.class, id)
                .flatMap(NetworkInterface::ownerId)
                .or(() -> snapshot.find(Subnet.class, id).flatMap(Subnet::ownerId))
                .or(() -> snapshot.provenance(id).flatMap(Provenance::account))
                .or(() -> beside(id, Provenance::account));
    }

    private Optional<String> region(String id) {
        return snapshot.provenance(id).flatMap(Provenance::region).or(() -> beside(id, Provenance::region));
    }

    /** What the subnets of its VPC tell: many documents name no Region, and subnets have zones and ARNs. */
    private Optional<String> beside(String id, Function<Provenance, Optional<String>> told) {
        Optional<String> vpcId = vpcOf(id);
        return snapshot.all(Subnet.class).stream()
                .filter(subnet -> vpcId.equals(Optional.of(subnet.vpcId())))
                .flatMap(subnet -> snapshot.provenance(subnet.id()).stream())
                .flatMap(where -> told.apply(where).stream())
                .findFirst();
    }

    private Optional<String> vpcOf(String id) {
        return snapshot.find(Vpc.class, id)
                .map(Vpc::id)
                .or(() -> snapshot.find(NetworkAcl.class, id).map(NetworkAcl::vpcId))
                .or(() -> snapshot.find(RouteTable.class, id).map(RouteTable::vpcId))
                .or(() -> snapshot.find(NetworkInterface.class, id).map(NetworkInterface::vpcId))
                .or(() -> snapshot.find(SecurityGroup.class, id).flatMap(SecurityGroup::vpcId))
                .or(() -> snapshot.find(InternetGateway.class, id).stream()
                        .flatMap(gateway -> gateway.attachments().stream())
                        .map(InternetGateway.Attachment::vpcId)
                        .findFirst());
    }

    private static String partition(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
