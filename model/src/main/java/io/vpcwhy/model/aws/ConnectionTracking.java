package io.vpcwhy.model.aws;

import java.util.OptionalInt;

/**
 * Idle times after which a tracked connection is forgotten, in seconds, where an interface sets its own.
 *
 * @param tcpEstablished 60 to 432000
 * @param udp 30 to 60: one direction, or a single request and its answer
 * @param udpStream 60 to 180: more than one exchange
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html">Connection
 *     tracking</a>
 */
public record ConnectionTracking(OptionalInt tcpEstablished, OptionalInt udp, OptionalInt udpStream) {}
