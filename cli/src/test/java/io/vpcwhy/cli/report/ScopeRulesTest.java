package io.vpcwhy.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.scope.AccessScope;
import io.vpcwhy.model.scope.AccessScopePath;
import io.vpcwhy.model.scope.PathStatement;
import io.vpcwhy.model.scope.ResourceStatement;
import io.vpcwhy.model.scope.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules are called after scopes, and alike wherever the files are. */
class ScopeRulesTest {

    private static List<String> ids(String... names) {
        return ScopeRules.of(Stream.of(names).map(ScopeRulesTest::scope).toList()).stream()
                .map(ReportedRule::id)
                .toList();
    }

    private static AccessScope scope(String name) {
        AccessScopePath path = new AccessScopePath(
                Optional.of(new PathStatement(
                        Optional.of(new ResourceStatement.Typed(List.of(ResourceType.INTERNET_GATEWAY))),
                        Optional.empty())),
                Optional.empty(),
                List.of());
        return new AccessScope(name, Optional.empty(), Map.of(), List.of(path), List.of());
    }

    @Test
    void aFileIsCalledByItsNameWithoutFolderAndEnding() {
        assertThat(ids("/home/me/scopes/no-ssh.json", "internet-to-databases", "net.yaml.json#NoSsh"))
                .containsExactly("no-ssh", "internet-to-databases", "net.yaml#NoSsh");
    }

    @Test
    void ofTwoFilesOfOneNameTheFoldersTellThemApart() {
        assertThat(ids("a/x/ssh.json", "b/x/ssh.json", "c.json")).containsExactly("a/x/ssh", "b/x/ssh", "c");
    }

    @Test
    void theSameScopeTwiceIsTwoRules() {
        assertThat(ids("ssh.json", "ssh.json", "ssh.json")).containsExactly("ssh", "ssh-2", "ssh-3");
    }
}
