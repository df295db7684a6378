package io.vpcwhy.simulator.graph;

import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.route.AddressScope;
import java.util.List;
import java.util.Optional;

/**
 * What internet gateways let out, by addresses alone.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html">Internet gateways</a>
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html">Explanation codes</a>
 */
public final class InternetEgress {

    private final NetworkGraph network;

    public InternetEgress(NetworkGraph network) {
        this.network = network;
    }

    /** The blocks of which no internet gateway lets anything out to an address, whatever its VPC. */
    public static List<Cidr> refusedBlocks() {
        return AddressScope.privateBlocks();
    }

    /** Why a VPC's gateway does not let out what is for an address; empty where the internet may lead there. */
    public Optional<ExplanationCode> refuses(IpAddress destination, String vpcId) {
        boolean inVpc = network.snapshot()
                .find(Vpc.class, vpcId)
                .filter(vpc -> vpc.contains(destination))
                .isPresent();
        if (inVpc) {
            return Optional.of(ExplanationCode.IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS);
        }
        if (AddressScope.isShared(destination)) {
            return Optional.of(ExplanationCode.IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS);
        }
        return AddressScope.isPrivate(destination)
                ? Optional.of(ExplanationCode.IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS)
                : Optional.empty();
    }

    /**
     * The address by which the internet sees a source: a public IPv6 one as it is, a private IPv4 one by the public one
     * that is paired with it. Empty where it has none, and goes nowhere.
     */
    public Optional<IpAddress> publicSource(IpAddress source, String vpcId) {
        return source.family() == IpFamily.IPV6
                ? Optional.of(source).filter(own -> !AddressScope.isPrivate(own))
                : network.holder(vpcId, source).flatMap(nic -> nic.publicAddressOf(source));
    }
}
