package io.vpcwhy.model.baseline;

import io.vpcwhy.model.json.JsonRemark;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads baselines that a test holds in memory. */
final class Baselines {

    /** One finding, written as {@code --write-baseline} does it. */
    static final String ONE = """
            {
              "Version": 1,
              "Findings": [
                {
                  "Scope": "no-ssh",
                  "Source": "igw-1",
                  "Destination": "eni-1",
                  "PacketHeaders": [
                    {
                      "SourceAddresses": ["203.0.113.0/24"],
                      "DestinationAddresses": ["198.51.100.7/32"],
                      "SourcePortRanges": [{"From": 0, "To": 65535}],
                      "DestinationPortRanges": [{"From": 22, "To": 23}],
                      "Protocols": ["6"]
                    },
                    {
                      "SourceAddresses": ["2001:db8::/32"],
                      "DestinationAddresses": ["2001:db9::1/128"],
                      "SourcePortRanges": [{"From": 0, "To": 65535}],
                      "DestinationPortRanges": [{"From": 0, "To": 65535}],
                      "IcmpTypes": ["128/0", "129/0-129/7"],
                      "Protocols": ["58"]
                    }
                  ],
                  "Reason": "moves in spring",
                  "Owner": "net-team",
                  "Expires": "2027-02-28"
                }
              ]
            }
            """;

    private Baselines() {}

    static Baseline read(byte[] content) throws BaselineException {
        return BaselineReader.read("k.json", new ByteArrayInputStream(content));
    }

    static Baseline read(String text) throws BaselineException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** All that is said against a document. */
    static List<String> refusal(String text) {
        try {
            throw new AssertionError("was read without complaint: " + read(text));
        } catch (BaselineException refused) {
            return refused.mistakes().stream().map(JsonRemark::withLine).toList();
        }
    }
}
