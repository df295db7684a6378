package io.vpcwhy.cli.query;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Blocks of addresses as languages have them that know addresses as text alone: beginnings of the text. */
final class AddressPrefixes {

    private static final int IPV4_BITS = 32;
    private static final int OCTET = 8;

    /** The most texts that one block becomes. */
    private static final int MOST_PARTS = 16;

    private AddressPrefixes() {}

    /** Single addresses, and beginnings with an asterisk; empty where a block has neither. */
    static Optional<List<String>> wildcards(List<Cidr> blocks) {
        List<String> texts = new ArrayList<>();
        for (Cidr block : blocks) {
            Optional<List<String>> some = prefixes(block);
            if (some.isEmpty()) {
                return Optional.empty();
            }
            some.get().forEach(prefix -> texts.add(prefix.endsWith(".") ? prefix + "*" : prefix));
        }
        return Optional.of(texts);
    }

    /** A single address, or beginnings that end with a point. */
    static Optional<List<String>> prefixes(Cidr block) {
        boolean single = block.first().equals(block.last());
        if (single) {
            return Optional.of(List.of(block.network().toString()));
        }
        if (block.family() != IpFamily.IPV4 || block.prefixLength() == 0) {
            return Optional.empty();
        }
        int octets = (block.prefixLength() + OCTET - 1) / OCTET;
        int parts = 1 << (octets * OCTET - block.prefixLength());
        if (parts > MOST_PARTS) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        long step = 1L << (IPV4_BITS - octets * OCTET);
        for (int i = 0; i < parts; i++) {
            IpAddress first = IpAddress.ofIpv4((int) (block.first().low() + i * step));
            String[] words = first.toString().split("\\.", -1);
            String text = String.join(".", List.of(words).subList(0, octets));
            texts.add(octets * OCTET == IPV4_BITS ? text : text + ".");
        }
        return Optional.of(texts);
    }
}
