package io.vpcwhy.simulator.exposure;

import io.vpcwhy.model.aws.LikelyDatabasePort;

/**
 * A guess: a port that the internet reaches on an interface of an instance, and on which databases listen.
 *
 * @param exposure how the interface is reached
 */
public record LikelyDatabase(InterfaceExposure exposure, LikelyDatabasePort port) {}
