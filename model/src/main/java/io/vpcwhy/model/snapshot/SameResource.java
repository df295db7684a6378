package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.PrefixList;
import io.vpcwhy.model.aws.Tags;
import java.lang.reflect.RecordComponent;

/**
 * Judges two tellings of one resource. They must say the same; only tags may differ, which an account does not share with
 * the others that see its resource.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-sharing-service-behavior.html">Shared subnets</a>
 */
final class SameResource {

    private SameResource() {}

    /** The one to keep. */
    static Found<AwsResource> joined(ResourceKind kind, Found<AwsResource> before, Found<AwsResource> now)
            throws SnapshotException {
        AwsResource one = before.value();
        AwsResource other = now.value();
        if (one.equals(other)) {
            return before;
        }
        if (one instanceof PrefixList list && other instanceof PrefixList again && compatible(list, again)) {
            return before.replaced(new PrefixList(
                    list.id(), list.name().or(again::name), list.entries().or(again::entries)));
        }
        if (!equalButTags(one, other) || !mayDifferInTags(before, now)) {
            throw differs(kind.singular(), one.id(), before.where(), now.where());
        }
        return tags(one).equals(Tags.NONE) ? now : before;
    }

    // One command tells names, another entries.
    private static boolean compatible(PrefixList one, PrefixList other) {
        boolean names =
                one.name().isEmpty() || other.name().isEmpty() || one.name().equals(other.name());
        boolean entries = one.entries().isEmpty()
                || other.entries().isEmpty()
                || one.entries().equals(other.entries());
        return names && entries;
    }

    private static boolean mayDifferInTags(Found<AwsResource> before, Found<AwsResource> now) {
        return tags(before.value()).equals(Tags.NONE)
                || tags(now.value()).equals(Tags.NONE)
                || !folder(before).equals(folder(now));
    }

    private static String folder(Found<AwsResource> found) {
        String file = found.place().part().file();
        return Placement.accountOfPath(file).orElse("") + "/"
                + Placement.regionOfPath(file).orElse("");
    }

    private static Tags tags(AwsResource resource) {
        for (RecordComponent component : resource.getClass().getRecordComponents()) {
            if (component.getType() == Tags.class) {
                return (Tags) value(resource, component);
            }
        }
        return Tags.NONE;
    }

    // By reflection, as this is asked only of resources that two files tell differently.
    private static boolean equalButTags(AwsResource one, AwsResource other) {
        for (RecordComponent component : one.getClass().getRecordComponents()) {
            if (component.getType() != Tags.class && !value(one, component).equals(value(other, component))) {
                return false;
            }
        }
        return true;
    }

    private static Object value(AwsResource resource, RecordComponent component) {
        try {
            return component.getAccessor().invoke(resource);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("the accessor of a public record", impossible);
        }
    }

    /** The error about two tellings that do not agree. */
    static SnapshotException differs(String kind, String id, Provenance before, Provenance now) {
        return new SnapshotException(
                now.file(),
                "line " + now.line(),
                kind + (id.isEmpty() ? "" : " " + id) + " is not the same as in " + before.file() + " (line "
                        + before.line() + ")",
                "one document of each resource is expected, or several that say the same");
    }
}
