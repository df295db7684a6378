package io.vpcwhy.simulator.reach;

import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.trace.Header.End;
import io.vpcwhy.simulator.trace.Inquiry;
import io.vpcwhy.simulator.trace.Inquiry.Stage;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Question;
import io.vpcwhy.simulator.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of a set of packets where no rule of a filter stands against them. */
final class Course {

    private final HeaderSpace others;
    private final List<Trace> traces;
    private final List<Filter> there;
    private final List<Filter> back;
    private final List<Filter> beyond;

    /**
     * A filter on the way.
     *
     * @param groupsPass whether an answer comes to security groups that its request passed
     */
    record Filter(Inquiry inquiry, boolean groupsPass) {}

    /**
     * @param others the fields of the packets but for the addresses of fixed ends, as they are sent
     * @param traces of one of them, in a network of open filters
     * @param asked what was asked on the way, in order
     */
    Course(HeaderSpace others, List<Trace> traces, List<Inquiry> asked) {
        this.others = others;
        this.traces = List.copyOf(traces);
        this.there = filters(asked, Stage.THERE, List.of());
        this.back = filters(asked, Stage.BACK, there);
        this.beyond = filters(asked, Stage.BEYOND, List.of());
    }

    private static List<Filter> filters(List<Inquiry> asked, Stage stage, List<Filter> requests) {
        List<Filter> filters = new ArrayList<>();
        for (Inquiry inquiry : asked) {
            if (inquiry.stage() == stage && inquiry.question() instanceof Question.Filtered question) {
                filters.add(new Filter(
                        inquiry,
                        question.response()
                                && requests.stream().anyMatch(request -> answers(inquiry, request.inquiry()))));
            }
        }
        return List.copyOf(filters);
    }

    private static boolean answers(Inquiry answer, Inquiry request) {
        Question.Filtered there = (Question.Filtered) request.question();
        Question.Filtered here = (Question.Filtered) answer.question();
        return there.networkInterface().id().equals(here.networkInterface().id())
                && there.direction() != here.direction()
                && request.header().packet().reversed().equals(answer.header().packet());
    }

    /** The fields of the packets but for the addresses of fixed ends, as they are sent. */
    HeaderSpace others() {
        return others;
    }

    /** The filters on the way there, in order. */
    List<Filter> there() {
        return there;
    }

    /** The filters on the way of the reply. */
    List<Filter> back() {
        return back;
    }

    /** The filters on the ways from a load balancer to its targets and back. */
    List<Filter> beyond() {
        return beyond;
    }

    /** Whether no packet arrives, whatever filters say. */
    boolean blocked() {
        return traces.stream().allMatch(trace -> trace.forward().blocked());
    }

    /**
     * Whether it is certain which filters packets meet. It is not where a way may not be theirs, nor beyond a load
     * balancer that keeps the client's address: where a target's groups deny that, it may still be named by its group.
     */
    boolean isCertain() {
        Leg forward = traces.get(0).forward();
        boolean lost = !forward.obstacles().isEmpty()
                || forward.unknowns().stream()
                        .anyMatch(unknown -> unknown.reason().loses());
        return !lost && beyond.stream().allMatch(filter -> isOfLoadBalancer(filter.inquiry()));
    }

    private static boolean isOfLoadBalancer(Inquiry inquiry) {
        return !inquiry.header().sourceAddress().equals(Optional.of(End.SOURCE))
                && !inquiry.header().destinationAddress().equals(Optional.of(End.SOURCE));
    }

    /** The trace of one of them, in a network of open filters: it passes what they pass, and is rewritten as they are. */
    Trace first() {
        return traces.get(0);
    }

    /** Whether packets arrive that every filter on the way there lets through. */
    boolean arrives() {
        return traces.get(0).forward().arrives();
    }

    /** Whether replies return that every filter on their way lets through. */
    boolean answers() {
        return traces.get(0).reply().map(Leg::arrives).orElse(false);
    }

    /** The traces of one of the packets, in a network of open filters. */
    List<Trace> traces() {
        return traces;
    }

    /** Whether packets go on from there. */
    boolean goesOn() {
        return traces.size() > 1;
    }
}
