package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.trace.Header;
import io.vpcwhy.simulator.trace.Question;
import io.vpcwhy.simulator.trace.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything about the ways between some stations that no rule of a filter decides: two shapes are equal where, in two
 * networks, packets between the same stations take the same courses and meet the same filters.
 *
 * @param courses one for each, compared with {@code equals} alone
 * @param filterIds network ACLs on the ways, and security groups of interfaces between the ends, in
 *     order
 * @param asSent whether all filters see packets, or their replies, with the addresses and ports that they are sent with
 * @param certain whether equal shapes do have the same courses: where it is not certain which filters packets meet, they
 *     may not
 */
public record CourseShape(List<Object> courses, Set<String> filterIds, boolean asSent, boolean certain) {

    public CourseShape {
        courses = List.copyOf(courses);
        filterIds = Collections.unmodifiableSet(new TreeSet<>(filterIds));
    }

    /** Whether what differs between packets of this shape and of another one turns on rules alone. */
    public boolean isSame(CourseShape other) {
        return certain && other.certain && courses.equals(other.courses);
    }

    static CourseShape of(FateFinder.Courses known) {
        Ends ends = known.ends();
        List<Object> courses = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        boolean asSent = true;
        boolean certain = true;
        for (Course course : known.courses()) {
            List<Object> filters = new ArrayList<>();
            for (List<Course.Filter> stage : List.of(course.there(), course.back(), course.beyond())) {
                for (Course.Filter filter : stage) {
                    filters.add(shape(filter, ends));
                    asSent &= filter.inquiry().header().isAsSent();
                    ids.addAll(ids(filter, ends));
                }
                filters.add("");
            }
            courses.add(List.of(course.others(), course.arrives(), course.answers(), traces(course, ends), filters));
            certain &= course.isCertain();
        }
        return new CourseShape(courses, ids, asSent, certain);
    }

    private static List<Object> traces(Course course, Ends ends) {
        List<Object> traces = new ArrayList<>();
        for (Trace trace : course.traces()) {
            traces.add(List.of(
                    trace.forward().arrives(),
                    trace.forward().blocked(),
                    trace.forward().end().map(end -> ends.role(end.id())),
                    trace.reply().map(reply -> reply.arrives())));
        }
        return traces;
    }

    private static Object shape(Course.Filter filter, Ends ends) {
        Question.Filtered asked = (Question.Filtered) filter.inquiry().question();
        List<Object> steps = new ArrayList<>();
        for (FilterStep step : asked.simulation().steps()) {
            if (step instanceof FilterStep.AclStep acl) {
                steps.add(acl.acl().id());
            } else if (step instanceof FilterStep.SecurityGroupStep groups) {
                NetworkInterface nic = groups.networkInterface();
                steps.add(ends.isEnd(nic) ? ends.role(nic.id()) : List.of(nic.id(), nic.groupIds()));
            }
        }
        return List.of(
                asked.direction(),
                asked.response(),
                filter.groupsPass(),
                shape(filter.inquiry().header()),
                steps);
    }

    private static Object shape(Header header) {
        return List.of(
                header.sourceAddress(),
                header.destinationAddress(),
                header.sourcePort(),
                header.destinationPort(),
                header.sourceAddress().isPresent() ? "" : header.packet().source(),
                header.destinationAddress().isPresent() ? "" : header.packet().destination());
    }

    private static Set<String> ids(Course.Filter filter, Ends ends) {
        Set<String> ids = new HashSet<>();
        Question.Filtered asked = (Question.Filtered) filter.inquiry().question();
        for (FilterStep step : asked.simulation().steps()) {
            if (step instanceof FilterStep.AclStep acl) {
                ids.add(acl.acl().id());
            } else if (step instanceof FilterStep.SecurityGroupStep groups && !ends.isEnd(groups.networkInterface())) {
                ids.addAll(groups.networkInterface().groupIds());
            }
        }
        return ids;
    }
}
