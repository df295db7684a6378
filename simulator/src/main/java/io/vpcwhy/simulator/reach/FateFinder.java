package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.reach.RuleSpaces.Division;
import io.vpcwhy.simulator.reach.Traffic.Line;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.space.IcmpRange;
import io.vpcwhy.simulator.trace.Header.End;
import io.vpcwhy.simulator.trace.Inquiry;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.Tracer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Takes a set of packets apart by what becomes of them. One packet of the set is traced; all that the network would have
 * given the same answers share its fate; then one of those that are left, until none is.
 *
 * <p>What arrives is found out in two steps: which courses packets take where filters admit everything, once for all ends
 * that only filters tell apart; and what the filters on each course do.
 */
final class FateFinder {

    /** Far more than any network has; beyond it something tells packets apart one by one. */
    private static final int MOST = 10_000;

    private record Left(HeaderSpace others, Set<End> outside) {}

    /** Courses that were found out between some ends, and hold for others alike. */
    record Courses(Ends ends, List<Course> courses) {}

    private final Snapshot snapshot;
    private final HeaderSpaces spaces;
    private final RuleSpaces rules;
    private final Tracer tracer;
    private final Tracer open;
    private final FixedEnds fixedEnds = new FixedEnds();
    private final Map<Left, Optional<Packet>> examples = new HashMap<>();
    private final Map<Set<End>, InquiryReader> readers = new HashMap<>();
    private final Map<Line, Courses> courses;
    private final HeaderSpace withAnswer;

    FateFinder(NetworkGraph network, HeaderSpaces spaces, RuleSpaces rules) {
        this(network, spaces, rules, new HashMap<>());
    }

    /** @param courses those that are known already */
    FateFinder(NetworkGraph network, HeaderSpaces spaces, RuleSpaces rules, Map<Line, Courses> courses) {
        this.courses = courses;
        this.snapshot = network.snapshot();
        this.spaces = spaces;
        this.rules = rules;
        this.tracer = new Tracer(network);
        this.open = new Tracer(NetworkGraph.of(OpenFilters.of(snapshot)));
        this.withAnswer = spaces.icmp(IcmpRange.ALL).complement().union(echo(spaces));
    }

    private static HeaderSpace echo(HeaderSpaces spaces) {
        return spaces.union(
                Stream.of(IcmpType.ECHO_REQUEST, IcmpType.ECHO_REPLY, IcmpType.ECHO_REQUEST_V6, IcmpType.ECHO_REPLY_V6)
                        .map(spaces::icmp)
                        .toList());
    }

    /**
     * What becomes of packets.
     *
     * @param others those of them that are looked at, by their other fields
     */
    List<Fate> fates(Traffic traffic, HeaderSpace others) {
        List<Fate> fates = new ArrayList<>();
        takeApart(traffic, others, tracer, reader(traffic)::alike, part -> {
            fates.add(part.fate());
            return spaces.nothing();
        });
        return fates;
    }

    /**
     * Likewise, but of the packets alone that are not kept from arriving for certain: what a filter denies that they are
     * sure to meet is not taken apart by what else would stand in its way.
     */
    List<Fate> open(Traffic traffic) {
        Courses known = courses(traffic);
        List<Fate> fates = new ArrayList<>();
        for (Course course : known.courses()) {
            if (course.isCertain()) {
                addPassing(course, known.ends(), traffic, fates);
            } else {
                addOpen(course.others(), traffic, fates);
            }
        }
        return fates;
    }

    /** The courses of packets that may arrive, if no rule of a filter stood against them. */
    Courses courses(Traffic traffic) {
        Courses known = courses.get(traffic.line());
        if (known == null) {
            known = new Courses(traffic.ends(), found(traffic));
            courses.put(traffic.line(), known);
        }
        return known;
    }

    private List<Course> found(Traffic traffic) {
        List<Course> found = new ArrayList<>();
        takeApart(traffic, traffic.sent().others(), open, reader(traffic)::alikeButForFilters, part -> {
            Course course = new Course(part.others(), answerable(part.packet(), part.traces()), part.inquiries());
            if (!course.blocked()) {
                found.add(course);
            }
            return spaces.nothing();
        });
        return found;
    }

    /**
     * A course between some ends, taken apart by the filters on it.
     *
     * @param packets of the course that are looked at
     * @param others the ends between which the course was found
     */
    FilteredCourse filtered(Course course, HeaderSpace packets, Ends others, Traffic traffic) {
        InquiryReader reader = reader(traffic);
        return new FilteredCourse(
                course,
                packets,
                spaces,
                (inquiry, pass) -> fixed(traffic, reader.divided(inquiry, pass, others, traffic.ends())));
    }

    private void addPassing(Course course, Ends others, Traffic traffic, List<Fate> fates) {
        FilteredCourse filtered = filtered(course, course.others(), others, traffic);
        for (FilteredCourse.Part some : filtered.passing()) {
            fates.add(passing(course, traffic, some));
        }
        for (FilteredCourse.Part some : filtered.doubtful()) {
            fates.add(Fate.told(
                    some.packets(),
                    new CourseOutcome(course.first(), false, some.replies()),
                    () -> confirmed(traffic, some.packets(), false)));
        }
    }

    private Fate passing(Course course, Traffic traffic, FilteredCourse.Part some) {
        HeaderSpace packets = some.packets();
        boolean arrives = course.arrives();
        Supplier<List<Trace>> traced = () -> confirmed(traffic, packets, arrives);
        return course.goesOn()
                ? Fate.traced(packets, traced)
                : Fate.told(packets, new CourseOutcome(course.first(), arrives, some.replies()), traced);
    }

    private Division fixed(Traffic traffic, Division sent) {
        HeaderSpace unknown =
                sent.unknown().isEmpty() ? sent.unknown() : fixedEnds.others(traffic.sent(), sent.unknown());
        return new Division(fixedEnds.others(traffic.sent(), sent.allowed()), unknown);
    }

    /** Of a set that holds nothing but addresses of the network itself, which are not outside, there is no packet. */
    private List<Trace> confirmed(Traffic traffic, HeaderSpace packets, boolean arrives) {
        Optional<Packet> example = example(traffic, packets);
        if (example.isEmpty()) {
            return List.of();
        }
        Packet packet = traffic.sent().at(example.get());
        List<Trace> traces = traffic.tracing().trace(tracer, packet, inquiry -> {});
        boolean asTold = traces.get(0).forward().arrives() == arrives
                && !traces.get(0).forward().blocked();
        if (!asTold) {
            throw new IllegalStateException("the trace of " + packet + " is not that of its set of packets");
        }
        return answerable(packet, traces);
    }

    /** Where one packet may go several ways, each of the packets that a filter denies may still arrive by another. */
    private void addOpen(HeaderSpace packets, Traffic traffic, List<Fate> fates) {
        InquiryReader reader = reader(traffic);
        DeniedOnTheWay deniedOnTheWay = new DeniedOnTheWay(reader, spaces);
        takeApart(traffic, packets, tracer, reader::alike, part -> {
            if (part.traces().stream().anyMatch(trace -> !trace.forward().blocked())) {
                fates.add(part.fate());
            }
            HeaderSpace denied = deniedOnTheWay.of(part.inquiries(), part.traces(), kind(part.packet()));
            return fixedEnds.others(traffic.sent(), denied);
        });
    }

    /** Packets that share what becomes of one of them. */
    private record Part(HeaderSpace others, Packet packet, List<Trace> traces, List<Inquiry> inquiries) {

        Fate fate() {
            return Fate.of(others, answerable(packet, traces));
        }
    }

    /**
     * Traces one packet of those that are left after another.
     *
     * @param alike the packets, as they are sent, that get the same answer
     * @param found is told each part, and tells which packets besides are not to be looked at
     */
    private void takeApart(
            Traffic traffic,
            HeaderSpace packets,
            Tracer through,
            Function<Inquiry, HeaderSpace> alike,
            Function<Part, HeaderSpace> found) {
        HeaderSpace left = packets;
        int parts = 0;
        for (Optional<Packet> any = example(traffic, left); any.isPresent(); any = example(traffic, left)) {
            Packet packet = traffic.sent().at(any.get());
            List<Inquiry> inquiries = new ArrayList<>();
            List<Trace> traces = traffic.tracing().trace(through, packet, inquiries::add);
            HeaderSpace others = left.intersection(kind(packet));
            for (HeaderSpace same : others(traffic, inquiries, alike)) {
                others = others.intersection(same);
            }
            if (!others.contains(any.get()) || ++parts > MOST) {
                throw new IllegalStateException("no set of packets shares the fate of " + packet);
            }
            left = left.difference(others).difference(found.apply(new Part(others, packet, traces, inquiries)));
        }
    }

    /** Many questions have the same sets, such as those of a request and of its reply. */
    private Set<HeaderSpace> others(Traffic traffic, List<Inquiry> inquiries, Function<Inquiry, HeaderSpace> alike) {
        Set<HeaderSpace> others = new LinkedHashSet<>();
        for (Inquiry inquiry : inquiries) {
            others.add(fixedEnds.others(traffic.sent(), alike.apply(inquiry)));
        }
        return others;
    }

    private InquiryReader reader(Traffic traffic) {
        return readers.computeIfAbsent(
                traffic.sent().outsideEnd(), end -> new InquiryReader(snapshot, spaces, rules, end));
    }

    private Optional<Packet> example(Traffic traffic, HeaderSpace left) {
        return examples.computeIfAbsent(
                new Left(left, traffic.sent().outsideEnd()),
                key -> traffic.sent().example(key.others()));
    }

    private HeaderSpace kind(Packet packet) {
        boolean ports = packet.protocol().filter(IpProtocol::hasPorts).isPresent();
        return same(spaces.withPorts(), ports).intersection(same(withAnswer, isAnswerable(packet)));
    }

    private static HeaderSpace same(HeaderSpace kind, boolean of) {
        return of ? kind : kind.complement();
    }

    private static boolean isAnswerable(Packet packet) {
        return packet.icmp().isEmpty() || packet.reversed().icmp().isPresent();
    }

    /** Which message answers an ICMP message that is no echo, nobody can tell. */
    private static List<Trace> answerable(Packet packet, List<Trace> traces) {
        return isAnswerable(packet)
                ? traces
                : traces.stream()
                        .map(trace -> new Trace(trace.packet(), trace.forward(), Optional.empty()))
                        .toList();
    }
}
