package io.vpcwhy.simulator.insight;

/** Sums by the number of an interface, of which memory is taken when the first comes: 8 bytes an interface. */
final class PerInterface {

    private final int interfaces;
    private long[] sums = {};

    PerInterface(int interfaces) {
        this.interfaces = interfaces;
    }

    void add(int number, long more) {
        if (sums.length == 0) {
            sums = new long[interfaces];
        }
        sums[number] = Sums.add(sums[number], more);
    }

    long of(int number) {
        return sums.length == 0 ? 0 : sums[number];
    }

    void join(PerInterface other) {
        for (int number = 0; number < other.sums.length; number++) {
            add(number, other.sums[number]);
        }
    }
}
