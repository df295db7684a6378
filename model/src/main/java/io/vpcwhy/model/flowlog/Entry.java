package io.vpcwhy.model.flowlog;

import java.util.List;

/** What a container of records holds: something that becomes a record when its columns are known. */
sealed interface Entry {

    FlowLogPlace place();

    FlowLogShape.Container container();

    /** A line of text: a record, or a header line. */
    record Text(FlowLogPlace place, FlowLogShape.Container container, String text) implements Entry {}

    /** Values with a name each. */
    record Named(FlowLogPlace place, FlowLogShape.Container container, List<String> names, List<String> values)
            implements Entry {}

    /** Something that cannot be read. */
    record Broken(FlowLogPlace place, FlowLogShape.Container container, String text, String problem) implements Entry {}

    /** Where the source breaks off, or a part of it is lost: there were records that nobody can read. */
    record Lost(FlowLogPlace place, FlowLogShape.Container container, String text, String problem) implements Entry {}

    /** Something of a kind that is not read, and so probably all of the source. */
    record Foreign(FlowLogPlace place, FlowLogShape.Container container, String problem) implements Entry {}
}
