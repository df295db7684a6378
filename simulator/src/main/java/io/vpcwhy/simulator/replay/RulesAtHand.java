package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.RecordValues;
import java.util.Optional;

/** Finds the rules that the record at hand meets. For one thread. */
final class RulesAtHand {

    /** Stands for a record that does not tell protocol or ports. */
    static final int NOT_TOLD = -1;

    private static final int PROFILE_SHIFT = 30;
    private static final int END_SHIFT = 10;

    private final RecordValues values;
    private final RecordAtHand atHand;
    private final FiltersAtHand filters;
    private final RulesMetTable table;
    private final AddressCells cells;
    private final PortCells portCells;
    private final boolean[] portsOf;
    private final Optional<KnownKinds> known;

    /** @param known kinds that the same thread has met, where there are many records to come */
    RulesAtHand(Network network, RecordValues values, RecordAtHand atHand, Optional<KnownKinds> known) {
        this.values = values;
        this.atHand = atHand;
        this.filters = new FiltersAtHand(network, values, atHand);
        this.table = network.rulesMet();
        this.cells = network.stations().cells();
        this.portCells = network.portCells();
        this.portsOf = network.protocolsWithPorts();
        this.known = known;
    }

    /** The number of them, or {@link #NOT_TOLD}. */
    int find() {
        int protocol = values.protocol();
        if (protocol < 0) {
            return NOT_TOLD;
        }
        boolean hasPorts = portsOf[protocol];
        if (hasPorts && (values.sourcePort() | values.destinationPort()) < 0) {
            return NOT_TOLD;
        }
        Station station = atHand.station();
        if (!station.plain() || !atHand.isPlainAt(station)) {
            return table.ask(atHand);
        }
        if (station.profile() == Station.NO_PROFILE || known.isEmpty()) {
            return findAnew(hasPorts);
        }
        int farEnd = known.get().farEnd(station.profile(), atHand.remoteCell(cells));
        return farEnd == KnownKinds.NO_END
                ? findAnew(hasPorts)
                : findKnown(known.get().rules(), farEnd, station, hasPorts);
    }

    private int findKnown(KnownRules rules, int farEnd, Station station, boolean hasPorts) {
        long key = (1L << 62)
                | ((long) station.profile() << PROFILE_SHIFT)
                | ((long) farEnd << END_SHIFT)
                | (values.protocol() << 1)
                | (atHand.ingress() ? 1 : 0);
        PortView view = station.ports();
        int ports = hasPorts
                ? (view.of(portCells.of(values.sourcePort())) << Short.SIZE)
                        | view.of(portCells.of(values.destinationPort()))
                : 0;
        int found = rules.find(key, ports);
        if (found == KnownRules.UNKNOWN) {
            found = findShared(key, ports, hasPorts);
            rules.put(key, ports, found);
        }
        return found;
    }

    private int findShared(long key, int ports, boolean hasPorts) {
        int found = table.shared().find(key, ports);
        if (found == KnownKinds.UNKNOWN) {
            found = findAnew(hasPorts);
            table.shared().put(key, ports, found);
        }
        return found;
    }

    private int findAnew(boolean hasPorts) {
        int around = filters.around();
        if (around == FiltersAtHand.SPECIAL) {
            return table.ask(atHand);
        }
        filters.ask(hasPorts, true);
        return table.find(filters, around, atHand);
    }
}
