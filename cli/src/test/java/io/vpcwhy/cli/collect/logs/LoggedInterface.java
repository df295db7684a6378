package io.vpcwhy.cli.collect.logs;

/**
 * A network interface.
 *
 * @param address its private IPv4 address
 */
record LoggedInterface(String id, String address) {

    /** The log stream to which a flow log of all its traffic writes. */
    String stream() {
        return id + "-all";
    }
}
