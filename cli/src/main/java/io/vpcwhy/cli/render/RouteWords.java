package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.simulator.remedy.Change;

/**
 * Writes changes of routes, gateways and appliances as AWS CLI commands, and says what they open.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/ec2/create-route.html">create-route</a>
 * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/ec2/replace-route.html">replace-route</a>
 */
final class RouteWords {

    private static final String FROM_INTERNET =
            "what has a public address there can be reached from the internet, as far as security groups and network ACLs permit";

    private RouteWords() {}

    static String command(Change change) {
        if (change instanceof Change.SetRoute set) {
            return "aws ec2 " + (set.replaces() ? "replace" : "create") + "-route --route-table-id "
                    + set.routeTableId() + destination(set.route().destination())
                    + target(set.route().target());
        }
        if (change instanceof Change.AttachInternetGateway attach) {
            return "aws ec2 attach-internet-gateway --internet-gateway-id " + attach.internetGatewayId() + " --vpc-id "
                    + attach.vpcId();
        }
        Change.DisableSourceDestCheck disable = (Change.DisableSourceDestCheck) change;
        return "aws ec2 modify-network-interface-attribute --network-interface-id " + disable.networkInterfaceId()
                + " --no-source-dest-check";
    }

    private static String destination(Route.Destination destination) {
        if (destination instanceof Route.Destination.CidrDestination block) {
            return (block.cidr().family() == IpFamily.IPV4
                            ? " --destination-cidr-block "
                            : " --destination-ipv6-cidr-block ")
                    + block;
        }
        return " --destination-prefix-list-id " + destination;
    }

    private static String target(RouteTarget target) {
        String option = switch (target.kind()) {
            case NAT_GATEWAY -> "nat-gateway-id";
            case TRANSIT_GATEWAY -> "transit-gateway-id";
            case VPC_PEERING_CONNECTION -> "vpc-peering-connection-id";
            case EGRESS_ONLY_INTERNET_GATEWAY -> "egress-only-internet-gateway-id";
            default -> "gateway-id";
        };
        return " --" + option + " " + target.id();
    }

    static String opens(Change change) {
        if (change instanceof Change.SetRoute set) {
            int interfaces = set.otherInterfaces() + 1;
            String way = "a way to " + set.route().destination() + " by "
                    + set.route().target().id() + " for what has no narrower route, for "
                    + (interfaces == 1 ? "the one interface" : "all " + interfaces + " interfaces") + " routed by "
                    + set.routeTableId();
            boolean inAgain = set.route().target().kind() == RouteTarget.Kind.INTERNET_GATEWAY;
            return inAgain ? way + "; " + FROM_INTERNET : way;
        }
        if (change instanceof Change.AttachInternetGateway attach) {
            return "a way between " + attach.vpcId() + " and the internet; " + FROM_INTERNET;
        }
        Change.DisableSourceDestCheck disable = (Change.DisableSourceDestCheck) change;
        return disable.networkInterfaceId()
                + " to packets that are neither from nor to its addresses, as far as its security groups permit";
    }
}
