package io.vpcwhy.model.scope;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A resource or prefix list that a scope names.
 *
 * @param kind what it is, as its id or ARN tells
 * @param id the id, also where an ARN was written; the whole ARN for what has no id in it: network firewalls, load
 *     balancers and resource groups
 * @param region that of the ARN; empty where an id was written
 * @param account that of the ARN, {@code aws} for what is Amazon's own; empty where an id was written
 */
public record ResourceReference(NamedKind kind, String id, Optional<String> region, Optional<String> account) {

    // No digits are counted: AWS's own examples, and snapshots that were made anonymous, have other ids.
    private static final Pattern ID_REST = Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]*");

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:([a-z0-9-]+):([a-z0-9-]+):([0-9]{12}|aws):(\\S+)");

    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z_./-]+");

    /** Reads an id or an ARN; empty where it is neither, or of a kind that no scope can name. */
    public static Optional<ResourceReference> tryParse(String text) {
        return text.startsWith("arn:") ? ofArn(text) : ofId(text);
    }

    private static Optional<ResourceReference> ofId(String text) {
        return kindOfId(text).map(kind -> new ResourceReference(kind, text, Optional.empty(), Optional.empty()));
    }

    private static Optional<NamedKind> kindOfId(String text) {
        if (UUID.matcher(text).matches()) {
            return Optional.of(NamedKind.NETWORK_FIREWALL);
        }
        NamedKind longest = null;
        for (NamedKind kind : NamedKind.values()) {
            boolean longer = longest == null
                    || kind.idPrefix().length() > longest.idPrefix().length();
            if (hasId(kind, text) && longer) {
                longest = kind;
            }
        }
        return Optional.ofNullable(longest);
    }

    private static boolean hasId(NamedKind kind, String text) {
        String prefix = kind.idPrefix();
        return !prefix.isEmpty()
                && text.startsWith(prefix)
                && ID_REST.matcher(text.substring(prefix.length())).matches();
    }

    private static Optional<ResourceReference> ofArn(String arn) {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String service = parts.group(1);
        String resource = parts.group(4);
        for (NamedKind kind : NamedKind.values()) {
            if (kind.arnService().equals(service) && resource.startsWith(kind.arnResource())) {
                String rest = resource.substring(kind.arnResource().length());
                boolean right = kind.idPrefix().isEmpty() ? NAME.matcher(rest).matches() : hasId(kind, rest);
                return right
                        ? Optional.of(new ResourceReference(
                                kind,
                                kind.idPrefix().isEmpty() ? arn : rest,
                                Optional.of(parts.group(2)),
                                Optional.of(parts.group(3))))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
