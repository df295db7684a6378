package io.vpcwhy.model.aws;

import java.util.List;
import java.util.Optional;

/**
 * What one document tells of a resource group: its query, or the resources in it.
 *
 * @param name no other group's in its account and Region
 * @param accountId where told
 * @param region where told
 * @param tagQuery what makes a resource a member; empty where the document does not tell or the query is not about tags
 * @param resourceArns its members; empty where the document does not tell them
 * @see <a href="https://docs.aws.amazon.com/ARG/latest/APIReference/API_ResourceQuery.html">ResourceQuery</a>
 */
public record ResourceGroup(
        String name,
        Optional<String> accountId,
        Optional<String> region,
        Optional<TagQuery> tagQuery,
        Optional<List<String>> resourceArns) {

    /**
     * A query of the type {@code TAG_FILTERS_1_0}. Resources of any of the types are members that every filter holds of.
     *
     * @param resourceTypes such as {@code AWS::EC2::Instance}; {@code AWS::AllSupported} for all
     */
    public record TagQuery(List<String> resourceTypes, List<TagFilter> filters) {
        public TagQuery {
            resourceTypes = List.copyOf(resourceTypes);
            filters = List.copyOf(filters);
        }

        /** Whether resources with these tags are members. */
        public boolean holds(Tags tags) {
            return filters.stream().allMatch(filter -> filter.holds(tags));
        }
    }

    /**
     * A key with one of some values.
     *
     * @param values none for any value
     */
    public record TagFilter(String key, List<String> values) {
        public TagFilter {
            values = List.copyOf(values);
        }

        private boolean holds(Tags tags) {
            return tags.get(key)
                    .filter(value -> values.isEmpty() || values.contains(value))
                    .isPresent();
        }
    }

    public ResourceGroup {
        resourceArns = resourceArns.map(List::copyOf);
    }
}
