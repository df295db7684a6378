package io.vpcwhy.cli.report;

import io.vpcwhy.model.snapshot.Provenance;
import java.util.Optional;

/**
 * A resource that a finding is about, and where the snapshot tells of it.
 *
 * @param resourceId such as {@code sg-0123456789abcdef0}
 * @param text what it is or does
 * @param where empty for what no document holds
 */
public record ReportedLocation(String resourceId, String text, Optional<Provenance> where) {}
