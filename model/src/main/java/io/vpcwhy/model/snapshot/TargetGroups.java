package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.TargetGroup;
import io.vpcwhy.model.snapshot.Findings.GroupTargets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings targets and attributes, which other documents tell, to the target groups that they are about. */
final class TargetGroups {

    private final List<GroupTargets> told = new ArrayList<>();

    void add(List<GroupTargets> documents) {
        told.addAll(documents);
    }

    void joinTo(Map<String, Found<AwsResource>> groups) {
        if (!told.isEmpty()) {
            groups.replaceAll((id, found) -> found.replaced(joined((TargetGroup) found.value())));
        }
    }

    private TargetGroup joined(TargetGroup group) {
        Optional<Boolean> preserve = Optional.empty();
        Set<TargetGroup.Target> targets = new LinkedHashSet<>();
        boolean targetsTold = false;
        for (GroupTargets document : told) {
            if (isAbout(document.subject(), group)) {
                if (document.preserveClientIp().isPresent()) {
                    preserve = document.preserveClientIp();
                } else {
                    targets.addAll(document.targets());
                    targetsTold = true;
                }
            }
        }
        return new TargetGroup(
                group.id(),
                group.name(),
                group.protocol(),
                group.port(),
                group.vpcId(),
                group.targetType(),
                group.loadBalancerArns(),
                preserve,
                targetsTold ? Optional.of(List.copyOf(targets)) : Optional.empty());
    }

    /** A document is about a group by its ARN, or by a file named after the group or the command and the group. */
    private static boolean isAbout(String subject, TargetGroup group) {
        if (subject.startsWith("arn:")) {
            return subject.equals(group.id());
        }
        String file = subject.substring(Math.max(subject.lastIndexOf('/'), subject.lastIndexOf('\\')) + 1);
        int dot = file.indexOf(".json");
        String stem = dot < 0 ? file : file.substring(0, dot);
        String arnTail = group.id().substring(group.id().lastIndexOf('/') + 1);
        return stem.equals(group.name())
                || stem.equals(group.name() + '-' + arnTail)
                || stem.equals("describe-target-health-" + group.name())
                || stem.equals("describe-target-group-attributes-" + group.name())
                || (!arnTail.isEmpty() && subject.contains(arnTail));
    }
}
