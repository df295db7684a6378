package io.vpcwhy.model.intent;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.json.DocumentText;
import java.util.Optional;

/** Where packets of an intent come from, or go to. */
public sealed interface IntentEnd {

    /** As it is written in files. */
    String text();

    /** Every address of the internet. */
    record Internet() implements IntentEnd {
        static final String TEXT = "internet";

        @Override
        public String text() {
            return TEXT;
        }
    }

    /** Every interface of a database. */
    record Databases() implements IntentEnd {
        static final String TEXT = "databases";

        @Override
        public String text() {
            return TEXT;
        }
    }

    /**
     * The interfaces that carry a tag, or are of an instance, in a subnet or in a VPC that does.
     *
     * @param value empty where any value is meant
     */
    record Tagged(String key, Optional<String> value) implements IntentEnd {
        static final String PREFIX = "tag:";

        @Override
        public String text() {
            return PREFIX + key + value.map(wanted -> "=" + wanted).orElse("");
        }
    }

    /** Addresses: those that interfaces have stand for these, the others for whatever is outside. */
    record Block(Cidr cidr) implements IntentEnd {
        @Override
        public String text() {
            return cidr.equals(Cidr.host(cidr.first())) ? cidr.first().toString() : cidr.toString();
        }
    }

    /** What has an id, an ARN, a name or a host name. */
    record Named(String name) implements IntentEnd {
        @Override
        public String text() {
            return name;
        }
    }

    /**
     * Reads an end.
     *
     * @throws IllegalArgumentException where it cannot be one; the message says what would be right
     */
    static IntentEnd parse(String text) {
        if (text.isBlank() || !text.equals(text.strip())) {
            throw new IllegalArgumentException(DocumentText.quoted(text) + " is blank, or has blanks around it");
        }
        if (text.startsWith(Tagged.PREFIX)) {
            return tagged(text.substring(Tagged.PREFIX.length()));
        }
        if (text.equals(Internet.TEXT)) {
            return new Internet();
        }
        if (text.equals(Databases.TEXT)) {
            return new Databases();
        }
        return block(text).<IntentEnd>map(Block::new).orElseGet(() -> new Named(text));
    }

    /** A key may hold colons, such as {@code aws:autoscaling:groupName}, and a value an equals sign. */
    private static IntentEnd tagged(String text) {
        int at = text.indexOf('=');
        String key = at < 0 ? text : text.substring(0, at);
        if (key.isEmpty()) {
            throw new IllegalArgumentException(DocumentText.quoted(Tagged.PREFIX + text) + " has no key");
        }
        return new Tagged(key, at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1)));
    }

    private static Optional<Cidr> block(String text) {
        Optional<Cidr> host = IpAddress.tryParse(text).map(Cidr::host);
        if (host.isPresent()) {
            return host;
        }
        Optional<IpAddress> address = IpAddress.tryParse(text.substring(0, Math.max(0, text.indexOf('/'))));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        Cidr block = Cidr.tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        DocumentText.quoted(text) + " is no CIDR block such as 10.0.0.0/16 or 2001:db8::/56"));
        if (!block.first().equals(address.get())) {
            throw new IllegalArgumentException(DocumentText.quoted(text) + " is no block but an address in one: "
                    + block + " or " + Cidr.host(address.get()) + " is meant");
        }
        return Optional.of(block);
    }
}
