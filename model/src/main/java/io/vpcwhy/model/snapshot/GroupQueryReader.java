package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.ResourceGroup;
import io.vpcwhy.model.aws.ResourceGroup.TagFilter;
import io.vpcwhy.model.aws.ResourceGroup.TagQuery;
import io.vpcwhy.model.snapshot.Found.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the query of a resource group, which is JSON in a string. Of queries that are not about tags nothing is told.
 *
 * @see <a href="https://docs.aws.amazon.com/ARG/latest/APIReference/API_GetGroupQuery.html">GetGroupQuery</a>
 */
final class GroupQueryReader implements ResourceReader {

    private static final String TAG_FILTERS = "TAG_FILTERS_1_0";

    @Override
    public @Nullable ResourceKind kind() {
        return null;
    }

    @Override
    public boolean single() {
        return true;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String name = null;
        Optional<TagQuery> query = Optional.empty();
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "GroupName" -> name = in.name();
                case "ResourceQuery" -> query = resourceQuery(in);
                default -> in.skip();
            }
        }
        Place place = out.place(null, null);
        out.resourceGroups.add(new ResourceGroup(
                in.required(name, "GroupName"), place.account(), place.region(), query, Optional.empty()));
    }

    private static Optional<TagQuery> resourceQuery(JsonCursor in) throws SnapshotException {
        @Nullable String type = null;
        @Nullable JsonCursor query = null;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "Type" -> type = in.name();
                case "Query" -> query = in.documentInString();
                default -> in.skip();
            }
        }
        return in.required(type, "Type").equals(TAG_FILTERS)
                ? Optional.of(tagQuery(in.required(query, "Query")))
                : Optional.empty();
    }

    private static TagQuery tagQuery(JsonCursor in) throws SnapshotException {
        List<String> types = List.of();
        List<TagFilter> filters = new ArrayList<>();
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "ResourceTypeFilters" -> types = in.names();
                case "TagFilters" -> {
                    for (in.array(); in.nextElement(); ) {
                        filters.add(tagFilter(in));
                    }
                }
                default -> in.skip();
            }
        }
        return new TagQuery(types, filters);
    }

    private static TagFilter tagFilter(JsonCursor in) throws SnapshotException {
        @Nullable String key = null;
        List<String> values = new ArrayList<>();
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "Key" -> key = in.name();
                case "Values" -> {
                    for (in.array(); in.nextElement(); ) {
                        values.add(in.string());
                    }
                }
                default -> in.skip();
            }
        }
        return new TagFilter(in.required(key, "Key"), values);
    }
}
