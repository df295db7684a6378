package io.vpcwhy.cli.collect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A call that is made for a snapshot: a row of the table {@link Calls}.
 *
 * @param operation as AWS calls it, such as {@code DescribeVpcs}
 * @param request makes a builder for its request
 * @param sender sends the request
 * @param key the answer's member that holds what is asked for
 * @param use what becomes of what it prints
 * @param pageSize the most that AWS gives on one page, where it gives all at once unless told so
 * @param members what else the request says, by member
 * @param vpcFilter the filter that narrows the answer to VPCs, where there is one
 * @param subject what it is asked for one by one, where it is
 * @param otherActions IAM actions that it needs besides its own
 */
record Call(
        AwsService<?> service,
        String operation,
        Supplier<? extends SdkPojo> request,
        Sender sender,
        String key,
        Use use,
        Paging paging,
        OptionalInt pageSize,
        Map<String, Object> members,
        Optional<String> vpcFilter,
        Optional<Subject> subject,
        List<String> otherActions) {

    private static final Pattern WORD_END = Pattern.compile("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    /** What becomes of what a call prints. */
    enum Use {
        /** It goes into the snapshot. */
        KEPT,
        /** It does where all VPCs are asked for: AWS cannot narrow it, and the rest would be of no VPC. */
        KEPT_OF_ALL_VPCS,
        /** It tells what other calls are made for. */
        IDS_ALONE
    }

    /** Sends one request. */
    interface Sender {
        /**
         * Sends it.
         *
         * @param members sets the members of the request's builder
         */
        SdkPojo send(AwsClient client, Consumer<SdkPojo> members);
    }

    /**
     * What a call is asked for.
     *
     * @param source the call that tells what there is
     * @param member of each element under the source's key: the id
     * @param parameter the request's member that takes the id
     * @param atOnce how many ids one request takes; where it is more than one, all answers are one document
     */
    record Subject(Call source, String member, String parameter, int atOnce) {}

    Call {
        members = Map.copyOf(members);
        otherActions = List.copyOf(otherActions);
    }

    /** A row as it begins: asked once, for everything, and answered at once. */
    static Call of(AwsService<?> service, String operation, Supplier<? extends SdkPojo> request, Sender sender) {
        return new Call(
                service,
                operation,
                request,
                sender,
                "",
                Use.KEPT,
                Paging.NONE,
                OptionalInt.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    Call prints(String newKey) {
        return changed(newKey, use, paging, pageSize);
    }

    /** The same, of use for its ids alone. */
    Call notKept() {
        return changed(key, Use.IDS_ALONE, paging, pageSize);
    }

    /** The same, left out where only some VPCs are asked for. */
    Call forAllVpcs() {
        return changed(key, Use.KEPT_OF_ALL_VPCS, paging, pageSize);
    }

    Call paged(Paging by) {
        return changed(key, use, by, OptionalInt.empty());
    }

    Call paged(Paging by, int size) {
        return changed(key, use, by, OptionalInt.of(size));
    }

    private Call changed(String newKey, Use newUse, Paging by, OptionalInt size) {
        return new Call(
                service,
                operation,
                request,
                sender,
                newKey,
                newUse,
                by,
                size,
                members,
                vpcFilter,
                subject,
                otherActions);
    }

    Call with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return changed(more, vpcFilter, subject, otherActions);
    }

    Call narrowedBy(String filter) {
        return changed(members, Optional.of(filter), subject, otherActions);
    }

    Call forEach(Call source, String member, String parameter) {
        return forEach(source, member, parameter, 1);
    }

    Call forEach(Call source, String member, String parameter, int atOnce) {
        return changed(members, vpcFilter, Optional.of(new Subject(source, member, parameter, atOnce)), otherActions);
    }

    Call alsoNeeds(String... actions) {
        return changed(members, vpcFilter, subject, List.of(actions));
    }

    private Call changed(
            Map<String, Object> newMembers,
            Optional<String> newFilter,
            Optional<Subject> newSubject,
            List<String> newActions) {
        return new Call(
                service,
                operation,
                request,
                sender,
                key,
                use,
                paging,
                pageSize,
                newMembers,
                newFilter,
                newSubject,
                newActions);
    }

    /** The IAM action that allows it, such as {@code ec2:DescribeVpcs}. */
    String action() {
        return service.actions() + ":" + operation;
    }

    /** The AWS CLI's name for the operation, such as {@code describe-vpcs}. */
    String commandName() {
        return WORD_END.matcher(operation).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /** The AWS CLI command that prints the same. */
    String command() {
        StringBuilder command =
                new StringBuilder("aws ").append(service.name()).append(' ').append(commandName());
        members.forEach((member, value) -> {
            if (Boolean.TRUE.equals(value)) {
                command.append(" --")
                        .append(WORD_END.matcher(member).replaceAll("-").toLowerCase(Locale.ROOT));
            }
        });
        return command.toString();
    }

    /** Name of the file that holds what it prints, or of the folder with a file a subject. */
    String fileName() {
        return service.name() + "-" + commandName();
    }

    /** Whether it is made at all. */
    boolean isMade(boolean forSomeVpcs) {
        return use != Use.KEPT_OF_ALL_VPCS || !forSomeVpcs;
    }

    /** Whether there is a document of its own for each subject. */
    boolean isByItself() {
        return subject.isPresent() && subject.get().atOnce() == 1;
    }

    @Override
    public String toString() {
        return command();
    }
}
