package io.vpcwhy.simulator.insight;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import java.util.Optional;
import java.util.OptionalLong;

/** Says what numbers stand for. */
final class Naming {

    private final FarEnds farEnds;

    Naming(WatchedNetwork network) {
        this.farEnds = network.farEnds();
    }

    /** The interface of a number. */
    NetworkInterface networkInterface(int number) {
        return farEnds.interfaces().get(number);
    }

    /** The near end of a key. */
    NetworkInterface near(long what) {
        return networkInterface(CallKey.networkInterface(what));
    }

    /** The far end by its address, as the interface of a key meets it. */
    Insight.Far far(long high, long low, long what) {
        int family = CallKey.family(what);
        int number = farEnds.of(CallKey.networkInterface(what), family, high, low);
        IpAddress address = FarEnds.address(family, high, low);
        return new Insight.Far(FarEnds.origin(number), Optional.of(address), holder(number));
    }

    /** Where a far end is. */
    Origin origin(long high, long low, long what) {
        return FarEnds.origin(farEnds.of(CallKey.networkInterface(what), CallKey.family(what), high, low));
    }

    /** A far end, all addresses of its kind together. */
    Insight.Far far(int number) {
        return new Insight.Far(FarEnds.origin(number), Optional.empty(), holder(number));
    }

    /** An interface as an end. */
    Insight.Far end(NetworkInterface own) {
        return new Insight.Far(Origin.OWN_INTERFACE, Optional.empty(), Optional.of(own));
    }

    private Optional<NetworkInterface> holder(int number) {
        return number >= 0 ? Optional.of(networkInterface(number)) : Optional.empty();
    }

    static Insight.Period period(long first, long last) {
        boolean known = first >= 0 && first != Long.MAX_VALUE;
        return new Insight.Period(
                known ? OptionalLong.of(first) : OptionalLong.empty(),
                known && last >= first ? OptionalLong.of(last) : OptionalLong.empty());
    }
}
