package io.vpcwhy.cli.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.snapshot.ResourceKind;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;

/** The table of calls: read-only, as AWS names things, and all that the reader of snapshots knows. */
class CallsTest {

    private static final Pattern READS = Pattern.compile("(Describe|Get|List|Search)[A-Z]\\w+");

    /** The SDK's spelling of what AWS calls {@code DB}. */
    private static String spelled(String operation) {
        return operation.replace("DB", "Db");
    }

    static List<Call> all() {
        return Calls.ALL;
    }

    @ParameterizedTest
    @MethodSource("all")
    void aCallOnlyReads(Call call) {
        assertThat(call.operation()).matches(READS);
        assertThat(call.otherActions())
                .allMatch(action -> READS.matcher(action.split(":", -1)[1]).matches());
    }

    @ParameterizedTest
    @MethodSource("all")
    void aCallSendsTheOperationThatItIsNamedAfter(Call call) {
        SdkPojo request = call.request().get();
        List<String> interfaces = Arrays.stream(request.getClass().getInterfaces())
                .map(Class::getName)
                .filter(name -> name.endsWith("$Builder"))
                .toList();
        assertThat(interfaces).hasSize(1);
        assertThat(interfaces.get(0)).endsWith("." + spelled(call.operation()) + "Request$Builder");
        assertThat(methods(call)).hasSize(1);
    }

    /** The client's methods that take the request and give the operation's response. */
    private static List<Method> methods(Call call) {
        return Arrays.stream(call.service().type().getMethods())
                .filter(method -> method.getParameterCount() == 1
                        && SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                        && method.getParameterTypes()[0].getSimpleName().equals(spelled(call.operation()) + "Request")
                        && method.getReturnType().getSimpleName().equals(spelled(call.operation()) + "Response"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theMembersThatACallNamesAreThere(Call call) throws ReflectiveOperationException {
        SdkPojo request = call.request().get();
        SdkPojo answer = answer(call);
        assertThat(SdkMembers.has(answer, call.key())).isTrue();
        assertThat(call.members().keySet()).allMatch(member -> SdkMembers.has(request, member));
        call.subject()
                .ifPresent(by ->
                        assertThat(SdkMembers.has(request, by.parameter())).isTrue());
        call.pageSize()
                .ifPresent(size ->
                        assertThat(SdkMembers.has(request, "MaxResults")).isTrue());
        if (call.paging() == Paging.NONE) {
            assertThat(List.of("NextToken", "nextToken", "Marker", "NextMarker"))
                    .noneMatch(member -> SdkMembers.has(answer, member));
        } else {
            assertThat(SdkMembers.has(request, call.paging().input())).isTrue();
            assertThat(SdkMembers.has(answer, call.paging().output())).isTrue();
        }
        if (call.vpcFilter().isPresent()) {
            assertThat(List.of("Filters", "Filter")).anyMatch(member -> SdkMembers.has(request, member));
        }
    }

    private static SdkPojo answer(Call call) throws ReflectiveOperationException {
        Object builder =
                methods(call).get(0).getReturnType().getMethod("builder").invoke(null);
        return (SdkPojo) builder;
    }

    @Test
    void theSourceOfEverySubjectIsCalledItself() {
        assertThat(Calls.ALL)
                .allSatisfy(call ->
                        call.subject().ifPresent(by -> assertThat(Calls.ALL).contains(by.source())));
    }

    @Test
    void noTwoCallsWriteOneFile() {
        assertThat(Calls.ALL).extracting(Call::fileName).doesNotHaveDuplicates();
    }

    @Test
    void everyKindOfResourceAndDatabaseIsCollected() {
        Set<String> commands = Calls.ALL.stream().map(Call::command).collect(Collectors.toSet());
        assertThat(ResourceKind.values()).extracting(ResourceKind::command).allMatch(commands::contains);
        // DocumentDB and Neptune are among what RDS answers.
        assertThat(Database.Kind.values())
                .extracting(Database.Kind::command)
                .filteredOn(command -> !command.startsWith("aws docdb ") && !command.startsWith("aws neptune "))
                .allMatch(commands::contains);
    }

    @Test
    void everyKeyThatTheReaderTakesFromTheAwsCliIsAsked() throws IOException {
        Set<String> keys = Calls.ALL.stream().map(Call::key).collect(Collectors.toCollection(HashSet::new));
        // Older and newer forms of the same, and those that stand beside another key.
        keys.addAll(List.of("DomainStatus", "Groups", "ResourceIdentifiers", "QueryErrors"));
        assertThat(Pattern.compile("(?m)^\\| `(\\w+)` \\| `aws ")
                        .matcher(Files.readString(Path.of("..", "docs", "snapshot.md")))
                        .results()
                        .map(row -> row.group(1)))
                .isNotEmpty()
                .allMatch(keys::contains);
    }

    @Test
    void thePolicyAllowsEveryCallAndNoMore() {
        assertThat(IamPolicy.actions())
                .contains("ec2:DescribeRegions", "es:DescribeDomains", "elasticloadbalancing:DescribeRules")
                .containsAll(Calls.ALL.stream().map(Call::action).toList())
                .allMatch(action -> READS.matcher(action.split(":", -1)[1]).matches());
        assertThat(IamPolicy.document(List.of()))
                .contains("\"ec2:DescribeVpcs\",")
                .doesNotContain("*:")
                .doesNotContain(":*");
    }
}
