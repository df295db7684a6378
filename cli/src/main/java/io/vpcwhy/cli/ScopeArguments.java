package io.vpcwhy.cli;

import io.vpcwhy.fixtures.ShippedScopes;
import io.vpcwhy.model.scope.AccessScope;
import io.vpcwhy.model.scope.ScopeException;
import io.vpcwhy.model.scope.ScopeReadOptions;
import io.vpcwhy.model.scope.ScopeReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The scopes that a command is given: files, and names of scopes that are shipped. */
final class ScopeArguments {

    @Parameters(
            paramLabel = "SCOPE.json",
            arity = "0..*",
            description = "Scope documents, in any form that AWS prints.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--scope", paramLabel = "NAME", description = "A scope that is shipped; docs/scopes.md lists them.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--beyond-aws",
            description = "Look at IPv6 and every protocol too, and take databases and tags in scopes.")
    private boolean beyondAws;

    /** Whether more is looked at, and taken, than by AWS: as was asked for, or as a shipped scope needs. */
    boolean beyondAws() {
        return beyondAws || names.stream().anyMatch(name -> shipped(name).beyondAws());
    }

    /**
     * Reads all of them.
     *
     * @throws InputException where one has a mistake
     */
    List<AccessScope> read(AnswerOptions options) {
        if (files.isEmpty() && names.isEmpty()) {
            throw new CommandLine.ParameterException(
                    options.commandLine(), "no scope was given: a scope document or --scope NAME is expected");
        }
        ScopeReadOptions taken = beyondAws() ? ScopeReadOptions.BEYOND_AWS : ScopeReadOptions.AWS;
        List<AccessScope> scopes = new ArrayList<>();
        try {
            for (Path file : files) {
                options.requireOtherThan(file);
                scopes.addAll(ScopeReader.read(file, taken).scopes());
            }
            for (String name : names) {
                try (InputStream content = shipped(name).open()) {
                    scopes.addAll(ScopeReader.read(name, content, taken).scopes());
                }
            }
        } catch (ScopeException mistaken) {
            throw new InputException(
                    mistaken.mistakes().stream().map(Object::toString).collect(Collectors.joining(" | ")));
        } catch (IOException broken) {
            throw new InputException("a shipped scope cannot be read: " + broken.getMessage());
        }
        return scopes;
    }

    private static ShippedScopes.Document shipped(String name) {
        return ShippedScopes.named(name)
                .orElseThrow(() -> new InputException("--scope: '" + name + "' is none of "
                        + ShippedScopes.documents().stream()
                                .map(ShippedScopes.Document::name)
                                .collect(Collectors.joining(", "))));
    }
}
