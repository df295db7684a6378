package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.simulator.explain.Cause;

/**
 * How a line of a log and its cause are written, as bytes that follow each other: what precedes the line, the line, what
 * follows it. Safe for use by several threads.
 */
public interface AnnotationForm {

    /** What precedes a line. */
    byte[] before();

    /** A line with whatever characters. One of printable ASCII that has no quotes and no backslashes stands as it is. */
    byte[] line(String text);

    /** What follows a line of that cause. */
    byte[] after(Cause cause);

    /** What follows a line that is no record. */
    byte[] after(FlowLogLine.Malformed line);
}
