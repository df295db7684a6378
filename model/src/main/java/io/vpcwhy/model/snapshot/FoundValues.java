package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.AwsResource;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;

/** A view of what was found, without where. */
final class FoundValues<T extends AwsResource> extends AbstractCollection<T> {

    private final Collection<Found<AwsResource>> found;
    private final Class<T> type;

    FoundValues(Collection<Found<AwsResource>> found, Class<T> type) {
        this.found = found;
        this.type = type;
    }

    @Override
    public int size() {
        return found.size();
    }

    @Override
    public Iterator<T> iterator() {
        Iterator<Found<AwsResource>> all = found.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public T next() {
                return type.cast(all.next().value());
            }
        };
    }
}
