package io.vpcwhy.model.flowlog;

import java.util.List;
import java.util.Optional;

/**
 * What the caller knows of a source beforehand.
 *
 * @param format the format of lines that no header line precedes
 * @param fallbacks where there is no such format: those that the source may be in, as of DescribeFlowLogs; one is used
 *     only if the first lines fit it and no other
 */
public record FlowLogReadOptions(Optional<FlowLogFormat> format, List<FlowLogFormat> fallbacks) {

    /** Nothing is known. */
    public static final FlowLogReadOptions NONE = new FlowLogReadOptions(Optional.empty(), List.of());

    public FlowLogReadOptions {
        fallbacks = List.copyOf(fallbacks);
    }

    /** These options with that format. */
    public FlowLogReadOptions withFormat(FlowLogFormat explicit) {
        return new FlowLogReadOptions(Optional.of(explicit), fallbacks);
    }

    /**
     * These options for a source whose flow logs are known, where no format was said.
     *
     * @param formats of those flow logs: if there are several, each may be its; if none is known, nothing changes
     */
    public FlowLogReadOptions orOneOf(List<FlowLogFormat> formats) {
        if (format.isPresent() || formats.isEmpty()) {
            return this;
        }
        return formats.size() == 1 ? withFormat(formats.get(0)) : withFallbacks(formats);
    }

    /** These options with those fallbacks. */
    public FlowLogReadOptions withFallbacks(List<FlowLogFormat> formats) {
        return new FlowLogReadOptions(format, formats);
    }
}
