package io.vpcwhy.cli;

import io.vpcwhy.fixtures.ShippedScopes;
import io.vpcwhy.model.scope.AccessScope;
import io.vpcwhy.model.scope.ScopeDocument;
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

    /**
     * A scope that was asked for.
     *
     * @param beyondAws whether more is looked at than by AWS: as the user said, or as a shipped scope needs
     */
    record Asked(AccessScope scope, boolean beyondAws) {}

    /**
     * Reads all of them, and says on standard error what AWS's pages leave in doubt.
     *
     * @throws InputException where any has a mistake, with all mistakes of all of them
     */
    List<Asked> read(ReportOptions options) {
        if (files.isEmpty() && names.isEmpty()) {
            throw new CommandLine.ParameterException(
                    options.commandLine(), "no scope was given: a scope document or --scope NAME is expected");
        }
        List<Asked> scopes = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        List<ShippedScopes.Document> shipped =
                names.stream().map(ScopeArguments::shipped).toList();
        for (Path file : files) {
            options.requireOtherThan(file);
            add(() -> ScopeReader.read(file, taken(beyondAws)), beyondAws, options, scopes, mistakes);
        }
        for (ShippedScopes.Document document : shipped) {
            boolean beyond = beyondAws || document.beyondAws();
            add(() -> read(document, taken(beyond)), beyond, options, scopes, mistakes);
        }
        if (!mistakes.isEmpty()) {
            throw new InputException(mistakes);
        }
        return scopes;
    }

    private interface Reading {
        ScopeDocument read() throws ScopeException;
    }

    private static void add(
            Reading reading, boolean beyondAws, ReportOptions options, List<Asked> scopes, List<String> mistakes) {
        try {
            ScopeDocument document = reading.read();
            document.scopes().forEach(scope -> scopes.add(new Asked(scope, beyondAws)));
            document.warnings()
                    .forEach(warning -> options.commandLine().getErr().println("vpcwhy: warning: " + warning));
        } catch (ScopeException mistaken) {
            mistaken.mistakes().forEach(mistake -> mistakes.add(mistake.toString()));
        }
    }

    private static ScopeDocument read(ShippedScopes.Document document, ScopeReadOptions taken) throws ScopeException {
        try (InputStream content = document.open()) {
            return ScopeReader.read(document.name(), content, taken);
        } catch (IOException broken) {
            throw new InputException("a shipped scope cannot be read: " + broken.getMessage());
        }
    }

    private static ScopeReadOptions taken(boolean beyondAws) {
        return beyondAws ? ScopeReadOptions.BEYOND_AWS : ScopeReadOptions.AWS;
    }

    private static ShippedScopes.Document shipped(String name) {
        return ShippedScopes.named(name)
                .orElseThrow(() -> new InputException("--scope: '" + name + "' is none of "
                        + ShippedScopes.documents().stream()
                                .map(ShippedScopes.Document::name)
                                .collect(Collectors.joining(", "))));
    }
}
