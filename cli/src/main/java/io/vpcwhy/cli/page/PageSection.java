package io.vpcwhy.cli.page;

/** A part of the page under a heading of its own. */
interface PageSection {

    /** By which the rest of the page links to it; no other section has it. */
    String id();

    /** Its heading. */
    String title();

    /** Writes what stands below the heading. */
    void write(Html html);
}
