package io.vpcwhy.model.intent;

/**
 * An end of an intent, with the place where it is written.
 *
 * @param line in its file, from 1
 */
public record WrittenEnd(IntentEnd end, int line) {}
