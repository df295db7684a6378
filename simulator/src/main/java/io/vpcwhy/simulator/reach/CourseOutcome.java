package io.vpcwhy.simulator.reach;

import io.vpcwhy.simulator.reach.FilteredCourse.Replies;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.Trace.Disposition;
import java.util.Optional;

/**
 * What becomes of packets that no filter denies on their way there, as far as it can be told without a trace of one.
 *
 * @param course the trace of a packet that takes the same course where no filter denies anything
 * @param arrives whether they arrive for certain; otherwise nobody can tell
 * @param replies what filters do with their replies
 */
record CourseOutcome(Trace course, boolean arrives, Replies replies) {

    /** @param replyNeeded whether a packet is reachable only if its reply comes back */
    Disposition disposition(boolean replyNeeded) {
        Optional<Leg> reply = course.reply();
        if (replyNeeded
                && (replies == Replies.DENIED || reply.filter(Leg::blocked).isPresent())) {
            return Disposition.NOT_REACHABLE;
        }
        boolean returns = replies == Replies.PASS && reply.filter(Leg::arrives).isPresent();
        return arrives && (!replyNeeded || returns) ? Disposition.REACHABLE : Disposition.UNDECIDED;
    }
}
