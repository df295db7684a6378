package io.vpcwhy.model.aws;

import io.vpcwhy.model.ip.Cidr;
import java.util.List;
import java.util.Optional;

/**
 * A named list of address blocks, a customer's or AWS's own.
 *
 * @param id {@code pl-...}
 * @param name such as {@code com.amazonaws.us-east-1.s3}, where told
 * @param entries its blocks; empty where they were not collected, which is not the same as a list without entries
 */
public record PrefixList(String id, Optional<String> name, Optional<List<Cidr>> entries) implements AwsResource {

    public PrefixList {
        entries = entries.map(List::copyOf);
    }
}
