package io.vpcwhy.cli.collect;

/** Is told how far a collection is. Safe for several threads. */
public interface CollectProgress {

    /** Says nothing to anybody. */
    CollectProgress NONE = new CollectProgress() {};

    /** An account in one Region is begun. */
    default void place(String account, String region) {}

    /** A call more is to be made. */
    default void planned() {}

    /** A call is done, or not answered. */
    default void done() {}

    /** As many items more were collected. */
    default void items(int count) {}
}
