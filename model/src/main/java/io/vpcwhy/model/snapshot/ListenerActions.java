package io.vpcwhy.model.snapshot;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the actions of a listener or of one of its rules do with a request.
 *
 * @param targetGroupArns of all that forward
 * @param answer whether one of them is a redirect or a fixed response
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html">Action</a>
 */
record ListenerActions(List<String> targetGroupArns, boolean answer) {

    private static final Set<String> ANSWERS = Set.of("redirect", "fixed-response");

    static final ListenerActions NONE = new ListenerActions(List.of(), false);

    ListenerActions {
        targetGroupArns = List.copyOf(targetGroupArns);
    }

    static ListenerActions read(JsonCursor in) throws SnapshotException {
        Set<String> targetGroups = new LinkedHashSet<>();
        boolean answer = false;
        for (in.array(); in.nextElement(); ) {
            for (in.object(); in.nextField(); ) {
                switch (in.field()) {
                    case "Type" -> answer |= ANSWERS.contains(in.string());
                    case "TargetGroupArn" -> targetGroups.add(in.name());
                    case "ForwardConfig" -> addTargetGroups(in, targetGroups);
                    default -> in.skip();
                }
            }
        }
        return new ListenerActions(List.copyOf(targetGroups), answer);
    }

    private static void addTargetGroups(JsonCursor in, Set<String> targetGroups) throws SnapshotException {
        for (in.object(); in.nextField(); ) {
            if (in.field().equals("TargetGroups")) {
                targetGroups.addAll(in.namesUnder("TargetGroupArn"));
            } else {
                in.skip();
            }
        }
    }
}
