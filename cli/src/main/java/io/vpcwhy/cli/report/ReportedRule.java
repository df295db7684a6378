package io.vpcwhy.cli.report;

/**
 * What was looked for.
 *
 * @param id the name of a scope, or {@code exposed} and the like; the same in every run
 * @param title what it finds, in a line
 * @param help what to do about a finding
 */
public record ReportedRule(String id, String title, String help) {}
