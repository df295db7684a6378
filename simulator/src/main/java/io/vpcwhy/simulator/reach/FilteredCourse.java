package io.vpcwhy.simulator.reach;

import io.vpcwhy.simulator.reach.RuleSpaces.Division;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Inquiry;
import java.util.ArrayList;
import java.util.List;

/** Takes the packets of a course apart by what the filters on it do with them. */
final class FilteredCourse {

    private final Course course;
    private final Filters filters;
    private HeaderSpace passing;
    private HeaderSpace doubtful;

    /**
     * Packets of the course that fare alike.
     *
     * @param replies what filters do with their replies
     */
    record Part(HeaderSpace packets, Replies replies) {}

    /** What filters do with replies. */
    enum Replies {
        PASS,
        UNKNOWN,
        DENIED;

        /** What becomes of them past two filters. */
        Replies and(Replies other) {
            return compareTo(other) < 0 ? other : this;
        }
    }

    /** What the filters at a place do. */
    @FunctionalInterface
    interface Filters {

        /**
         * What becomes of the packets, as they are sent, that come there.
         *
         * @param groupsPass whether the packets are answers that security groups let through for they did the requests
         */
        Division at(Inquiry inquiry, boolean groupsPass);
    }

    /** @param packets of the course, as they are sent, that are looked at */
    FilteredCourse(Course course, HeaderSpace packets, HeaderSpaces spaces, Filters filters) {
        this.course = course;
        this.filters = filters;
        this.passing = packets;
        this.doubtful = spaces.nothing();
        for (Course.Filter filter : course.there()) {
            if (!passing.isEmpty() || !doubtful.isEmpty()) {
                meet(filters.at(filter.inquiry(), false));
            }
        }
    }

    private void meet(Division filter) {
        if (!filter.unknown().isEmpty()) {
            doubtful = doubtful.intersection(filter.allowed().union(filter.unknown()))
                    .union(passing.intersection(filter.unknown()));
        } else if (!doubtful.isEmpty()) {
            doubtful = doubtful.intersection(filter.allowed());
        }
        passing = passing.intersection(filter.allowed());
    }

    /** Those that every filter on the way there lets through for certain, apart where they or replies fare otherwise. */
    List<Part> passing() {
        List<Part> parts = byReply(passing, true);
        for (Course.Filter filter : course.beyond()) {
            parts = split(parts, filters.at(filter.inquiry(), false), false);
        }
        return parts;
    }

    /** Those of which nobody can tell, and that no filter denies for certain. */
    List<Part> doubtful() {
        return byReply(doubtful, false);
    }

    /** What becomes of all of them, as far as they are not kept from arriving for certain. */
    Arrivals arrivals() {
        HeaderSpace nothing = passing.difference(passing);
        if (!course.arrives()) {
            return new Arrivals(nothing, nothing, passing.union(doubtful));
        }
        HeaderSpace answered = course.answers() ? passing : nothing;
        for (Course.Filter filter : course.back()) {
            if (!answered.isEmpty()) {
                answered = answered.intersection(
                        filters.at(filter.inquiry(), filter.groupsPass()).allowed());
            }
        }
        return new Arrivals(answered, passing.difference(answered), doubtful);
    }

    private List<Part> byReply(HeaderSpace packets, boolean certain) {
        List<Part> parts = packets.isEmpty() ? List.of() : List.of(new Part(packets, Replies.PASS));
        for (Course.Filter filter : course.back()) {
            if (!parts.isEmpty()) {
                parts = split(parts, filters.at(filter.inquiry(), certain && filter.groupsPass()), true);
            }
        }
        return parts;
    }

    /** @param back whether it is replies that come to the filter */
    private static List<Part> split(List<Part> parts, Division filter, boolean back) {
        HeaderSpace possible =
                filter.unknown().isEmpty() ? filter.allowed() : filter.allowed().union(filter.unknown());
        List<Part> split = new ArrayList<>(parts.size());
        for (Part part : parts) {
            HeaderSpace packets = part.packets();
            Replies replies = part.replies();
            addUnlessEmpty(split, packets.intersection(filter.allowed()), replies);
            if (!filter.unknown().isEmpty()) {
                addUnlessEmpty(
                        split, packets.intersection(filter.unknown()), back ? replies.and(Replies.UNKNOWN) : replies);
            }
            addUnlessEmpty(split, packets.difference(possible), back ? Replies.DENIED : replies);
        }
        return split;
    }

    private static void addUnlessEmpty(List<Part> parts, HeaderSpace packets, Replies replies) {
        if (!packets.isEmpty()) {
            parts.add(new Part(packets, replies));
        }
    }
}
