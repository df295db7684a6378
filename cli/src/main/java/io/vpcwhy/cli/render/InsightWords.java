package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Concern;
import io.vpcwhy.simulator.insight.Estimate;
import io.vpcwhy.simulator.insight.Insight;
import io.vpcwhy.simulator.insight.Insight.Far;
import io.vpcwhy.simulator.insight.Insight.Measure;
import io.vpcwhy.simulator.insight.Insight.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what stands out in logs: a sentence each, and a line for each that it is made of. */
public final class InsightWords {

    private final Snapshot snapshot;

    public InsightWords(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** One sentence. */
    public String summary(Insight insight) {
        if (insight instanceof Insight.LoginAttempts attempts) {
            return attempts(attempts);
        }
        if (insight instanceof Insight.PortScans scans) {
            return ReplayWords.count(scans.inAll(), "port scan", "port scans") + ": a sender that tries "
                    + scans.threshold() + " or more ports of one interface.";
        }
        if (insight instanceof Insight.PortSweeps sweeps) {
            return ReplayWords.count(sweeps.inAll(), "sweep", "sweeps") + ": a sender that tries one port of "
                    + sweeps.threshold() + " or more interfaces.";
        }
        if (insight instanceof Insight.PlainText plain) {
            return plain.protocol() + " in plain text (" + plain.protocol().protocol() + " "
                    + plain.protocol().port() + "): " + amounts(plain.records(), plain.bytes()) + " between "
                    + ReplayWords.count(plain.inAll(), "client and server.", "pairs of client and server.");
        }
        if (insight instanceof Insight.UnusualProtocol unusual) {
            return "Unusual protocol (IP protocol " + unusual.protocol().number() + name(unusual) + "): "
                    + ReplayWords.count(unusual.accepted(), "record", "records") + " accepted, "
                    + number(unusual.rejected()) + " rejected, " + bytes(unusual.bytes()) + ".";
        }
        return blindSpot(insight).orElseGet(() -> share(insight).orElseGet(() -> talkers(insight)));
    }

    private static String name(Insight.UnusualProtocol unusual) {
        String name = unusual.protocol().toString();
        return name.startsWith("protocol ") ? "" : ", " + name;
    }

    private static String attempts(Insight.LoginAttempts attempts) {
        String let = attempts.acceptedFromInternet() > 0
                ? ", " + number(attempts.acceptedFromInternet()) + " of them from the internet"
                : ", none from the internet";
        return attempts.service() + " (port " + attempts.service().port() + ") at "
                + ReplayWords.count(attempts.inAll(), "interface", "interfaces") + ": "
                + ReplayWords.count(attempts.accepted(), "record", "records") + " accepted from "
                + addresses(attempts.acceptedSources()) + (attempts.accepted() > 0 ? let : "") + "; "
                + number(attempts.refused()) + " refused from " + addresses(attempts.refusedSources()) + ".";
    }

    private Optional<String> blindSpot(Insight insight) {
        if (insight instanceof Insight.NeverLoggedTraffic never) {
            String what = never.service()
                    .map(service -> "with " + PartyWords.service(service))
                    .orElse("between an interface endpoint and a Network Load Balancer");
            return Optional.of(ReplayWords.count(never.records(), "record", "records") + " of traffic " + what
                    + ", which AWS says is never logged: the snapshot is of another time than the log, or the log is not"
                    + " what AWS wrote.");
        }
        if (insight instanceof Insight.UnloggedInterfaces unlogged) {
            boolean one = unlogged.inAll() == 1;
            String interfaces = ReplayWords.count(unlogged.inAll(), "interface", "interfaces");
            String why = unlogged.flowLogsKnown()
                    ? " and that no flow log covers."
                    : "; whether a flow log covers " + (one ? "it" : "them")
                            + " is not known, for flow logs were not collected.";
            return Optional.of(interfaces + " that others speak with, of which there is no record" + why);
        }
        if (insight instanceof Insight.SkippedData skipped) {
            return Optional.of("AWS left out records (SKIPDATA) at "
                    + ReplayWords.count(skipped.inAll(), "interface", "interfaces") + " in "
                    + ReplayWords.count(skipped.records(), "window", "windows")
                    + ": any record of that interface may be missing there, and what seems to have no answer may have"
                    + " one.");
        }
        return Optional.empty();
    }

    private static Optional<String> share(Insight insight) {
        if (insight instanceof Insight.RejectShare share) {
            return Optional.of(percent(share.fromElsewhere(), share.all())
                    + " of what was rejected is the firewall doing its work: "
                    + ReplayWords.count(share.fromElsewhere(), "record", "records")
                    + " refused from elsewhere, as the rules say; "
                    + ReplayWords.count(
                            share.all() - share.fromElsewhere(), "other is worth a look.", "others are worth a look."));
        }
        if (insight instanceof Insight.PartlyFollowed partly) {
            return Optional.of(partly(partly));
        }
        return Optional.empty();
    }

    private static String partly(Insight.PartlyFollowed partly) {
        String oneIn = number(partly.oneIn());
        return switch (partly.part()) {
            case CALLS ->
                "There were too many callers to follow all: one in " + oneIn + " was, by interface and port. Ports and"
                        + " interfaces of scans and sweeps are estimated, small ones may be missing, and so may sources of"
                        + " attempts to log in.";
            case PAIRS ->
                "There were too many pairs of ends to count each: the greatest are estimated from a sample of records.";
            case EXCHANGES ->
                "There were too many pairs that speak plain text or unusual protocols: one in " + oneIn
                        + " was followed, and their sums are that much too low.";
            case WINDOWS -> "There were too many windows of skipped data: the latest " + oneIn + " are only counted.";
        };
    }

    private static String talkers(Insight insight) {
        if (insight instanceof Insight.TopInterfaces top) {
            return "Top talkers by interface, in " + measure(top.by()) + ", of " + number(top.inAll()) + ".";
        }
        if (insight instanceof Insight.TopOwners top) {
            return "Top talkers by owner, in " + measure(top.by()) + ", of " + number(top.inAll()) + ".";
        }
        if (insight instanceof Insight.TopPairs top) {
            return "Top talkers by pair of ends, in " + measure(top.by()) + ".";
        }
        throw new IllegalArgumentException("no words for " + insight.code());
    }

    private static String measure(Measure by) {
        return by.name().toLowerCase(Locale.ROOT);
    }

    /** A line for each thing that an insight tells of, the greatest first. */
    public List<String> lines(Insight insight) {
        if (insight instanceof Insight.LoginAttempts attempts) {
            return attempts.targets().stream().map(this::target).toList();
        }
        if (insight instanceof Insight.PortScans scans) {
            return scans.scans().stream().map(this::scan).toList();
        }
        if (insight instanceof Insight.PortSweeps sweeps) {
            return sweeps.sweeps().stream().map(this::sweep).toList();
        }
        if (insight instanceof Insight.PlainText plain) {
            return plain.exchanges().stream()
                    .map(each -> far(each.client()) + " to " + far(each.server()) + ": "
                            + amounts(each.records(), each.bytes()))
                    .toList();
        }
        if (insight instanceof Insight.UnusualProtocol unusual) {
            return unusual.uses().stream()
                    .map(use -> own(use.networkInterface()) + " with " + far(use.far()) + ": "
                            + amounts(use.records(), use.bytes()))
                    .toList();
        }
        return otherLines(insight);
    }

    private List<String> otherLines(Insight insight) {
        if (insight instanceof Insight.NeverLoggedTraffic never) {
            return traffic(never.interfaces());
        }
        if (insight instanceof Insight.UnloggedInterfaces unlogged) {
            return traffic(unlogged.interfaces());
        }
        if (insight instanceof Insight.SkippedData skipped) {
            return skipped.interfaces().stream().map(this::skipped).toList();
        }
        if (insight instanceof Insight.RejectShare share) {
            return others(share);
        }
        if (insight instanceof Insight.TopInterfaces top) {
            return traffic(top.interfaces());
        }
        if (insight instanceof Insight.TopOwners top) {
            return top.owners().stream().map(this::owner).toList();
        }
        if (insight instanceof Insight.TopPairs top) {
            return top.pairs().stream()
                    .map(pair -> own(pair.networkInterface()) + " with " + far(pair.far()) + ": "
                            + estimate(pair.amount(), top.by()))
                    .toList();
        }
        return List.of();
    }

    /** How many lines there would be if all were told. */
    public static long inAll(Insight insight) {
        if (insight instanceof Insight.LoginAttempts attempts) {
            return attempts.inAll();
        }
        if (insight instanceof Insight.PortScans scans) {
            return scans.inAll();
        }
        if (insight instanceof Insight.PortSweeps sweeps) {
            return sweeps.inAll();
        }
        if (insight instanceof Insight.PlainText plain) {
            return plain.inAll();
        }
        if (insight instanceof Insight.UnusualProtocol unusual) {
            return unusual.inAll();
        }
        if (insight instanceof Insight.NeverLoggedTraffic never) {
            return never.inAll();
        }
        if (insight instanceof Insight.UnloggedInterfaces unlogged) {
            return unlogged.inAll();
        }
        return insight instanceof Insight.SkippedData skipped ? skipped.inAll() : 0;
    }

    private String target(Insight.LoginTarget target) {
        List<String> sources =
                target.sources().stream().map(source -> source(source)).toList();
        return own(target.networkInterface()) + ": " + number(target.accepted()) + " accepted"
                + (target.acceptedFromInternet() > 0
                        ? " (" + number(target.acceptedFromInternet()) + " from the internet)"
                        : "")
                + ", " + number(target.refused()) + " refused"
                + (sources.isEmpty() ? "" : "; from " + String.join(", ", sources));
    }

    private String source(Insight.LoginSource source) {
        return far(source.from()) + (source.accepted() > 0 ? " (let in)" : "");
    }

    private String scan(Insight.PortScan scan) {
        String ports = scan.acceptedPorts().isEmpty()
                ? ""
                : "; let in at "
                        + FindingWords.list(scan.acceptedPorts().stream()
                                .map(String::valueOf)
                                .toList());
        return far(scan.sender()) + " tried " + estimate(scan.ports(), "port", "ports") + " of "
                + own(scan.networkInterface()) + ": " + number(scan.refused()) + " refused, "
                + number(scan.accepted()) + " accepted" + ports + period(scan.period());
    }

    private String sweep(Insight.PortSweep sweep) {
        String where = sweep.acceptedAt().isEmpty()
                ? ""
                : "; let in at "
                        + FindingWords.list(
                                sweep.acceptedAt().stream().map(this::own).toList());
        return far(sweep.sender()) + " tried " + sweep.protocol() + " " + sweep.port() + " of "
                + estimate(sweep.interfaces(), "interface", "interfaces") + ": " + number(sweep.refused())
                + " refused, " + number(sweep.accepted()) + " accepted" + where + period(sweep.period());
    }

    private String skipped(Insight.SkippedAt skipped) {
        String first =
                skipped.windows().isEmpty() ? "" : period(skipped.windows().get(0));
        return skipped.networkInterface().map(this::own).orElse("interfaces that are not in the snapshot") + ": "
                + ReplayWords.count(skipped.inAll(), "window", "windows") + (skipped.inAll() > 1 ? ", the first" : "")
                + first;
    }

    private static List<String> others(Insight.RejectShare share) {
        List<String> lines = new ArrayList<>();
        for (Concern concern : Concern.values()) {
            long records = share.others().getOrDefault(concern, 0L);
            if (records > 0) {
                lines.add(ReplayWords.heading(concern) + ": " + ReplayWords.count(records, "record", "records"));
            }
        }
        lines.add("rejected callers from the internet: " + addresses(share.strangers()));
        return lines;
    }

    private List<String> traffic(List<Insight.InterfaceTraffic> interfaces) {
        return interfaces.stream()
                .map(each -> own(each.networkInterface()) + ": " + amounts(each.records(), each.bytes()))
                .toList();
    }

    private String owner(Insight.OwnerTraffic owner) {
        return ownerOrId(owner.networkInterface())
                + (owner.interfaces() > 1 ? " (" + owner.interfaces() + " interfaces)" : "") + ": "
                + amounts(owner.records(), owner.bytes());
    }

    /** The owner of an interface, or its id where nobody is known. */
    String ownerOrId(NetworkInterface networkInterface) {
        String owner = PartyWords.owner(networkInterface, snapshot);
        return Plain.text(owner.isEmpty() ? networkInterface.id() : owner);
    }

    /** The owner of an interface; empty where nobody is known. */
    Optional<String> owner(NetworkInterface networkInterface) {
        return Optional.of(PartyWords.owner(networkInterface, snapshot)).filter(owner -> !owner.isEmpty());
    }

    private String own(NetworkInterface networkInterface) {
        return Plain.text(PartyWords.networkInterface(networkInterface, snapshot));
    }

    private String far(Far far) {
        if (far.networkInterface().isPresent()) {
            return own(far.networkInterface().get());
        }
        return far.address().map(Object::toString).orElseGet(() -> switch (far.origin()) {
            case INTERNET -> "the internet";
            case PRIVATE -> "private addresses that no interface of the snapshot holds";
            case SPECIAL -> "multicast and reserved addresses";
            case OWN_INTERFACE -> "an interface of the snapshot";
        });
    }

    private static String addresses(Estimate estimate) {
        return estimate(estimate, "address", "addresses");
    }

    private static String estimate(Estimate estimate, String one, String many) {
        return estimate.isExact()
                ? ReplayWords.count(estimate.count(), one, many)
                : "about " + number(estimate.count()) + " (± " + number(estimate.error()) + ") " + many;
    }

    private static String estimate(Estimate estimate, Measure by) {
        String about = estimate.isExact() ? "" : "about ";
        String error = by == Measure.RECORDS ? number(estimate.error()) : bytes(estimate.error());
        return about
                + (by == Measure.RECORDS
                        ? ReplayWords.count(estimate.count(), "record", "records")
                        : bytes(estimate.count()))
                + (estimate.isExact() ? "" : " (± " + error + ")");
    }

    private static String amounts(long records, long bytes) {
        return ReplayWords.count(records, "record", "records") + ", " + bytes(bytes);
    }

    private static String bytes(long bytes) {
        return ReplayWords.count(bytes, "byte", "bytes");
    }

    private static String percent(long part, long all) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / all);
    }

    private static String period(Period period) {
        if (period.first().isEmpty()) {
            return "";
        }
        String first = Instant.ofEpochSecond(period.first().getAsLong()).toString();
        return period.last().isEmpty()
                        || period.last().getAsLong() == period.first().getAsLong()
                ? " (" + first + ")"
                : " (" + first + " to " + Instant.ofEpochSecond(period.last().getAsLong()) + ")";
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
