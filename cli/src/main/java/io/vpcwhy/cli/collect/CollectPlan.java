package io.vpcwhy.cli.collect;

import java.nio.file.Path;
import java.util.List;

/**
 * What is to be collected.
 *
 * @param out the folder that the snapshot becomes
 * @param regions to be asked; {@code all} for those that are enabled for the account; none for the usual one
 * @param roleArns roles to assume one after another, for several accounts; none for the credentials' own account
 * @param vpcIds what is asked by VPC is asked for these alone; none for all
 * @param redact whether account ids and tags are replaced
 * @param resume whether to go on with a run that was not finished
 * @param acceptGaps whether a call that fails after all attempts is a gap and not the end
 */
public record CollectPlan(
        Path out,
        List<String> regions,
        List<String> roleArns,
        List<String> vpcIds,
        boolean redact,
        boolean resume,
        boolean acceptGaps) {

    /** Stands for every Region that is enabled. */
    public static final String ALL_REGIONS = "all";

    public CollectPlan {
        regions = List.copyOf(regions);
        roleArns = List.copyOf(roleArns);
        vpcIds = List.copyOf(vpcIds);
    }

    /** What another run must share in order to go on with this one. */
    String settings() {
        return "regions " + regions + "\nroles " + roleArns + "\nvpcs " + vpcIds + "\n";
    }
}
