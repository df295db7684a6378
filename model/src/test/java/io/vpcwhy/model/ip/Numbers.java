package io.vpcwhy.model.ip;

import java.math.BigInteger;

/** Addresses as whole numbers: arithmetic that shares nothing with what is tested. */
final class Numbers {

    private static final BigInteger LOW = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private Numbers() {}

    static BigInteger of(IpAddress address) {
        return unsigned(address.high()).shiftLeft(64).or(unsigned(address.low()));
    }

    static IpAddress toAddress(IpFamily family, BigInteger number) {
        BigInteger wrapped = number.mod(BigInteger.ONE.shiftLeft(family.bits()));
        return new IpAddress(
                family, wrapped.shiftRight(64).longValue(), wrapped.and(LOW).longValue());
    }

    static IpAddress previous(IpAddress address) {
        return toAddress(address.family(), of(address).subtract(BigInteger.ONE));
    }

    /** How many addresses a block of that prefix length has. */
    static BigInteger size(Cidr cidr) {
        return BigInteger.ONE.shiftLeft(cidr.family().bits() - cidr.prefixLength());
    }

    private static BigInteger unsigned(long bits) {
        return BigInteger.valueOf(bits).and(LOW);
    }
}
