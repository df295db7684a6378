package io.vpcwhy.model.snapshot;

import java.util.Optional;

/**
 * Where a resource was read.
 *
 * @param file the document, as the user would name it; an archive's entry follows a {@code !}
 * @param line of the document on which the resource begins, from 1
 * @param account twelve digits, by the document or its folder, where either tells
 * @param region such as {@code us-east-1}, by the document or its folder, where either tells
 */
public record Provenance(String file, int line, Optional<String> account, Optional<String> region) {}
