package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.ip.IpAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address that an endpoint tells without a resolver: an address as it is, or a name that EC2 gives by address, such as
 * {@code ec2-203-0-113-25.compute-1.amazonaws.com} and {@code ip-10-0-1-5.ec2.internal}.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html">DNS attributes for your VPC</a>
 */
final class EndpointAddress {

    private static final Pattern NAME_BY_ADDRESS =
            Pattern.compile("(?:ec2|ip)-(\\d+)-(\\d+)-(\\d+)-(\\d+)\\.[a-z0-9.-]+", Pattern.CASE_INSENSITIVE);

    private EndpointAddress() {}

    static Optional<IpAddress> of(Database.Endpoint endpoint) {
        Matcher name = NAME_BY_ADDRESS.matcher(endpoint.address());
        String text = name.matches()
                ? String.join(".", name.group(1), name.group(2), name.group(3), name.group(4))
                : endpoint.address();
        return IpAddress.tryParse(text);
    }
}
