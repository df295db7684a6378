package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.Rewrite;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What sets of packets say of the other fields where the address of an end is fixed; remembered, for rules are few. */
final class FixedEnds {

    private record Asked(HeaderSpace packets, Optional<IpAddress> source, Optional<IpAddress> destination) {}

    private final Map<Asked, HeaderSpace> known = new HashMap<>();

    /** The packets of a set with the addresses of fixed ends, with whichever address of that family there. */
    HeaderSpace others(Sent sent, HeaderSpace packets) {
        HeaderSpace atSource = at(new Asked(packets, sent.source(), Optional.empty()));
        return at(new Asked(atSource, Optional.empty(), sent.destination()));
    }

    private HeaderSpace at(Asked asked) {
        HeaderSpace found = known.get(asked);
        if (found == null) {
            HeaderSpace packets = asked.packets();
            HeaderSpace atSource = asked.source()
                    .map(address -> packets.before(new Rewrite.Source(address)))
                    .orElse(packets);
            found = asked.destination()
                    .map(address -> atSource.before(new Rewrite.Destination(address)))
                    .orElse(atSource);
            known.put(asked, found);
        }
        return found;
    }
}
