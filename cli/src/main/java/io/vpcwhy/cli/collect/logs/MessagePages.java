package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.cli.collect.CollectException;
import java.util.List;
import java.util.Optional;

/** The messages of log events, page after page. */
interface MessagePages {

    /**
     * The next page, which may be empty although there are more; none after the last.
     *
     * @throws CollectException where AWS does not answer
     */
    Optional<List<String>> next() throws CollectException;
}
