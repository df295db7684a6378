package io.vpcwhy.cli.collect;

/** By which members a request and its answer pass on where the next page begins. */
enum Paging {
    /** All comes at once. */
    NONE("", ""),
    NEXT_TOKEN("NextToken", "NextToken"),
    /** As newer services write it. */
    SMALL_NEXT_TOKEN("nextToken", "nextToken"),
    MARKER("Marker", "Marker"),
    NEXT_MARKER("Marker", "NextMarker");

    private final String input;
    private final String output;

    Paging(String input, String output) {
        this.input = input;
        this.output = output;
    }

    /** The request's member; empty where there is one page alone. */
    String input() {
        return input;
    }

    /** The answer's member; empty where there is one page alone. */
    String output() {
        return output;
    }
}
