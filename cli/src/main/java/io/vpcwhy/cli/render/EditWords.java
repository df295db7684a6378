package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.BlockPublicAccess;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.diff.Edit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Words about edits of a configuration. */
final class EditWords {

    private final Snapshot before;
    private final Snapshot after;

    EditWords(Snapshot before, Snapshot after) {
        this.before = before;
        this.after = after;
    }

    /** Such as {@code sg-0a1 (web): added tcp 22 from 0.0.0.0/0}. */
    String text(Edit edit) {
        return resource(edit) + ": " + change(edit);
    }

    /** What kind of thing was edited, such as {@code security group rule}. */
    static String kind(Edit edit) {
        if (edit instanceof Edit.OfSecurityGroupRule) {
            return "security group rule";
        }
        if (edit instanceof Edit.OfNetworkAclEntry) {
            return "network ACL entry";
        }
        if (edit instanceof Edit.OfRoute) {
            return "route";
        }
        if (edit instanceof Edit.OfTransitGatewayRoute) {
            return "transit gateway route";
        }
        if (edit instanceof Edit.OfAssociation association) {
            return association.kind().singular() + " association";
        }
        if (edit instanceof Edit.OfSecurityGroups) {
            return "security groups of an interface";
        }
        return edit instanceof Edit.OfResource whole ? whole.kind().singular() : "options of VPC Block Public Access";
    }

    private String resource(Edit edit) {
        String id = edit.resourceId();
        if (edit instanceof Edit.OfSecurityGroupRule) {
            return find(SecurityGroup.class, id).map(RuleWords::named).orElse(id);
        }
        if (edit instanceof Edit.OfNetworkAclEntry) {
            return find(NetworkAcl.class, id).map(RuleWords::named).orElse(id);
        }
        boolean ofInterface = edit instanceof Edit.OfSecurityGroups
                || (edit instanceof Edit.OfResource whole && whole.kind() == ResourceKind.NETWORK_INTERFACE);
        if (ofInterface) {
            return find(NetworkInterface.class, id)
                    .map(nic -> PartyWords.networkInterface(nic, after))
                    .orElse(id);
        }
        return edit instanceof Edit.OfBlockPublicAccess ? "VPC Block Public Access" : id;
    }

    private <T extends AwsResource> Optional<T> find(Class<T> type, String id) {
        return after.find(type, id).or(() -> before.find(type, id));
    }

    private static String change(Edit edit) {
        if (edit instanceof Edit.OfSecurityGroupRule rule) {
            return change(rule.before(), rule.after(), EditWords::rule);
        }
        if (edit instanceof Edit.OfNetworkAclEntry entry) {
            return change(entry.before(), entry.after(), EditWords::entry);
        }
        if (edit instanceof Edit.OfRoute route) {
            return change(route.before(), route.after(), EditWords::route);
        }
        if (edit instanceof Edit.OfTransitGatewayRoute route) {
            return change(route.before(), route.after(), EditWords::route);
        }
        if (edit instanceof Edit.OfAssociation association) {
            String standard = association.kind() == ResourceKind.NETWORK_ACL ? "default" : "main";
            return association.kind().singular() + " changed from "
                    + association.before().orElse("the " + standard + " one") + " to "
                    + association.after().orElse("the " + standard + " one");
        }
        if (edit instanceof Edit.OfSecurityGroups groups) {
            return "security groups changed from " + list(groups.before()) + " to " + list(groups.after());
        }
        if (edit instanceof Edit.OfBlockPublicAccess options) {
            return change(options.before(), options.after(), EditWords::options);
        }
        Edit.OfResource whole = (Edit.OfResource) edit;
        return whole.kind().singular()
                + (whole.before().isEmpty() ? " added" : whole.after().isEmpty() ? " removed" : " changed");
    }

    private static <T> String change(Optional<T> before, Optional<T> after, Function<T, String> words) {
        if (before.isEmpty()) {
            return "added " + after.map(words).orElseThrow();
        }
        return after.map(recent -> "changed " + words.apply(before.get()) + " to " + words.apply(recent))
                .orElseGet(() -> "removed " + words.apply(before.get()));
    }

    private static String rule(SecurityGroupRule rule) {
        return RuleWords.rule(rule) + rule.id().map(id -> " (" + id + ")").orElse("");
    }

    private static String entry(NetworkAclEntry entry) {
        return RuleWords.bound(entry.direction()) + " " + RuleWords.entry(entry);
    }

    private static String route(Route route) {
        return "route " + route.destination() + " by " + route.target().id()
                + (route.state() == Route.State.ACTIVE ? "" : " (" + lower(route.state()) + ")")
                + (route.origin() == Route.Origin.PROPAGATED ? " (propagated)" : "");
    }

    private static String route(TransitGatewayRoute route) {
        return "route " + route.destination() + " "
                + (route.blackhole()
                        ? "to nowhere"
                        : "by " + route.attachmentId().orElse("no attachment"))
                + (route.type() == TransitGatewayRoute.Type.PROPAGATED ? " (propagated)" : "");
    }

    private static String options(BlockPublicAccess options) {
        return "mode " + options.mode() + (options.exclusionsAllowed() ? "" : " without exclusions");
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String list(List<String> ids) {
        return ids.isEmpty() ? "none" : FindingWords.list(ids);
    }
}
