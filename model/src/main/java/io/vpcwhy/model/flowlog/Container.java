package io.vpcwhy.model.flowlog;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A source, opened: it gives its entries one by one. */
interface Container {

    /** The next entry, or null after the last. */
    @Nullable
    Entry next() throws IOException;

    /** Number of control messages of CloudWatch Logs that were passed over so far. */
    long controlMessages();
}
