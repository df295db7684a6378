package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.ListenerRule;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rule of a listener, which its own ARN names. Other services have documents of rules too: theirs are passed
 * over.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Rule.html">Rule</a>
 */
final class ListenerRuleReader implements ResourceReader {

    private static final String RULE = ":listener-rule/";

    @Override
    public @Nullable ResourceKind kind() {
        return null;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        String arn = "";
        boolean isDefault = false;
        ListenerActions actions = ListenerActions.NONE;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "RuleArn" -> arn = in.name();
                case "IsDefault" -> isDefault = in.bool();
                case "Actions" -> actions = ListenerActions.read(in);
                default -> in.skip();
            }
        }
        int end = arn.lastIndexOf('/');
        if (!arn.contains(RULE)) {
            out.skipped("Rules", 1);
            return;
        }
        String listener = arn.substring(0, end).replace(RULE, ":listener/");
        out.collected.add(ResourceKind.LISTENER_RULE);
        out.add(new ListenerRule(arn, listener, isDefault, actions.targetGroupArns(), actions.answer()), null, arn);
    }
}
