package io.vpcwhy.cli.collect;

/** An account in one Region: what has a folder of its own. */
record Place(String account, String region) {

    @Override
    public String toString() {
        return account + " " + region;
    }
}
