package io.vpcwhy.cli;

import io.vpcwhy.cli.query.Condition;
import io.vpcwhy.cli.query.GroupCondition;
import io.vpcwhy.cli.query.LogSource;
import io.vpcwhy.cli.render.ReplayedGroup;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogReader;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.Sighting;
import io.vpcwhy.simulator.explain.Status;
import io.vpcwhy.simulator.replay.AlikeRecords;
import io.vpcwhy.simulator.replay.AlikeRecordsFinder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Which records a query is to find: those of a cause, or those with given fields. */
final class RecordsWanted {

    private static final String DOUBTFUL =
            "records whose ports leave doubt about which side of their connection they are"
                    + " are among them; replay looks at the records beside them";

    private final Snapshot snapshot;
    private final FlowLogSelection selection;
    private final RecordFieldOptions fields;
    private final Optional<FlowLogFormat> given;

    /**
     * What was asked for.
     *
     * @param direction of all the records, where they have one
     */
    record Answer(
            LogSource source,
            Condition condition,
            Condition.Time time,
            Optional<Direction> direction,
            List<String> notes) {}

    /** @param given the format that the user gave */
    RecordsWanted(
            Snapshot snapshot, FlowLogSelection selection, RecordFieldOptions fields, Optional<FlowLogFormat> given) {
        this.snapshot = snapshot;
        this.selection = selection;
        this.fields = fields;
        this.given = given;
    }

    /** Records with given fields. */
    Answer byFields(Function<List<NetworkInterface>, LogSource> sources) {
        Set<String> ids = new TreeSet<>(selection.interfaces());
        List<NetworkInterface> known = snapshot.findAll(NetworkInterface.class, ids);
        LogSource source = sources.apply(known);
        List<Condition> conditions = new ArrayList<>(selected(source.format()));
        conditions.addAll(fields.conditions(source.format()));
        if (conditions.isEmpty()) {
            throw new InputException(
                    "say which records to find: a RECORD, --from-replay FILE --group N, or fields such as"
                            + " --interface, --action and --dstport");
        }
        return new Answer(source, Condition.all(conditions), time(source.format()), fields.direction(), List.of());
    }

    /** Records with the cause of a given one. */
    Answer ofRecord(String text, Function<List<NetworkInterface>, LogSource> sources) {
        FlowLogRecord read = read(text);
        List<NetworkInterface> here = read.interfaceId()
                .map(id -> snapshot.findAll(NetworkInterface.class, List.of(id)))
                .orElse(List.of());
        if (here.isEmpty()) {
            throw new InputException(
                    "the record's interface, " + read.interfaceId().orElse("which it does not tell")
                            + ", is not in the snapshot; say which records to find with --interface and others");
        }
        LogSource source = sources.apply(here);
        FlowLogRecord record = converted(read, source.format());
        AlikeRecordsFinder finder = new AlikeRecordsFinder(snapshot);
        OptionalInt port = Sighting.of(record).map(Sighting::servicePort).orElse(OptionalInt.empty());
        List<IpProtocol> protocols = record.protocol().map(List::of).orElseGet(AlikeRecordsFinder::allProtocols);
        Cause cause = finder.cause(record);
        return answer(finder, new AlikeRecordsFinder.Wanted(record, cause, port, here, protocols), source);
    }

    /** Records of a group of a replay. */
    Answer ofGroup(ReplayedGroup group, Function<List<NetworkInterface>, LogSource> sources) {
        if (group.status().equals(Optional.of(Status.MALFORMED.name()))) {
            throw new InputException("the lines of this group are no records, and no query finds them by their fields");
        }
        FlowLogRecord read = read(group.example()
                .orElseThrow(() -> new InputException("the group has no Example; write it with replay --format json")));
        if (group.status().equals(Optional.of(Status.NO_DATA.name()))) {
            return withoutData(group, sources);
        }
        AlikeRecordsFinder finder = new AlikeRecordsFinder(snapshot);
        Cause cause = finder.possibleCauses(read).stream()
                .filter(group::isOf)
                .findFirst()
                .orElseThrow(
                        () -> new InputException(
                                "the example of the group has another cause in this snapshot; give the snapshot of the replay"));
        if (cause.componentIds().stream().anyMatch(id -> id.startsWith("eni-"))) {
            return ofInterface(cause.componentIds().get(0), sources);
        }
        List<NetworkInterface> interfaces = interfaces(cause);
        LogSource source = sources.apply(interfaces);
        FlowLogRecord record = converted(read, source.format());
        return answer(
                finder,
                new AlikeRecordsFinder.Wanted(
                        record, cause, group.port(), interfaces, AlikeRecordsFinder.allProtocols()),
                source);
    }

    private Answer withoutData(ReplayedGroup group, Function<List<NetworkInterface>, LogSource> sources) {
        LogSource source = sources.apply(List.of());
        RecordFieldOptions.require(source.format(), FlowLogField.LOG_STATUS, "--group");
        List<Condition> conditions = new ArrayList<>(selected(source.format()));
        conditions.add(
                new Condition.Text(FlowLogField.LOG_STATUS, List.of(group.code().orElse("NODATA"))));
        return new Answer(source, Condition.all(conditions), time(source.format()), Optional.empty(), List.of());
    }

    /** Of an interface that is not in the snapshot nothing more is known. */
    private Answer ofInterface(String id, Function<List<NetworkInterface>, LogSource> sources) {
        LogSource source = sources.apply(List.of());
        RecordFieldOptions.require(source.format(), FlowLogField.INTERFACE_ID, "--group");
        return new Answer(
                source,
                new Condition.Text(FlowLogField.INTERFACE_ID, List.of(id)),
                time(source.format()),
                Optional.empty(),
                List.of("the interface is not in the snapshot: all of its records are taken, whatever their port"));
    }

    private Answer answer(AlikeRecordsFinder finder, AlikeRecordsFinder.Wanted wanted, LogSource source) {
        AlikeRecords found;
        try {
            found = finder.find(wanted);
        } catch (IllegalArgumentException e) {
            throw new InputException("no query can be made of this: " + e.getMessage());
        }
        if (found.selections().isEmpty()) {
            throw new InputException(
                    "nothing in the fields of the record tells its cause; say which records to find with"
                            + " --interface and others");
        }
        List<Condition> conditions = new ArrayList<>(selected(source.format()));
        conditions.add(GroupCondition.of(found, source.format()));
        List<String> notes = found.doubtful() ? List.of(DOUBTFUL) : List.of();
        return new Answer(
                source, Condition.all(conditions), time(source.format()), Optional.of(found.direction()), notes);
    }

    /** What --interface, --vpc and --action ask for. */
    private List<Condition> selected(FlowLogFormat format) {
        List<Condition> conditions = new ArrayList<>();
        if (!selection.interfaces().isEmpty()) {
            RecordFieldOptions.require(format, FlowLogField.INTERFACE_ID, "--interface");
            conditions.add(text(FlowLogField.INTERFACE_ID, selection.interfaces()));
        }
        if (!selection.vpcs().isEmpty()) {
            boolean byVpc = format.has(FlowLogField.VPC_ID);
            if (!byVpc && selection.interfacesOfVpcs().isEmpty()) {
                throw new InputException(
                        "--vpc: the flow log's format has no vpc-id, and the snapshot no interface of it");
            }
            conditions.add(
                    byVpc
                            ? text(FlowLogField.VPC_ID, selection.vpcs())
                            : text(FlowLogField.INTERFACE_ID, selection.interfacesOfVpcs()));
        }
        if (!selection.actions().isEmpty()) {
            RecordFieldOptions.require(format, FlowLogField.ACTION, "--action");
            Set<String> actions = new TreeSet<>();
            selection.actions().forEach(action -> actions.add(action.name()));
            conditions.add(text(FlowLogField.ACTION, actions));
        }
        return conditions;
    }

    private static Condition text(FlowLogField field, Set<String> values) {
        return new Condition.Text(field, List.copyOf(new TreeSet<>(values)));
    }

    private Condition.Time time(FlowLogFormat format) {
        if (selection.since().isPresent()) {
            RecordFieldOptions.require(format, FlowLogField.END, "--since");
        }
        if (selection.until().isPresent()) {
            RecordFieldOptions.require(format, FlowLogField.START, "--until");
        }
        return new Condition.Time(selection.since(), selection.until());
    }

    /** Interfaces at which a filter decides that the cause names. */
    private List<NetworkInterface> interfaces(Cause cause) {
        List<NetworkInterface> found = new ArrayList<>();
        boolean named = cause.componentIds().stream().anyMatch(id -> id.startsWith("acl-") || id.startsWith("sg-"));
        for (NetworkInterface nic : snapshot.all(NetworkInterface.class)) {
            boolean asked =
                    selection.interfaces().isEmpty() || selection.interfaces().contains(nic.id());
            boolean acl = snapshot.find(Subnet.class, nic.subnetId())
                    .flatMap(snapshot::networkAclOf)
                    .filter(list -> cause.componentIds().contains(list.id()))
                    .isPresent();
            boolean groups = nic.groupIds().stream().anyMatch(cause.componentIds()::contains);
            if (asked && (!named || acl || groups)) {
                found.add(nic);
            }
        }
        return found;
    }

    private FlowLogRecord read(String text) {
        try (FlowLogReader reader = FlowLogReader.ofText("record", text, FlowLogFiles.reading(snapshot, given))) {
            if (reader.hasNext() && reader.next() instanceof FlowLogLine.Record line) {
                return line.record();
            }
        } catch (IOException e) {
            throw new InputException("the record cannot be read: " + e.getMessage());
        }
        throw new InputException(
                "'" + text + "' is no flow log record; --log-format tells the fields of one that is not"
                        + " in AWS's default format");
    }

    /** The record as the flow log has it. */
    private static FlowLogRecord converted(FlowLogRecord record, FlowLogFormat format) {
        Map<String, String> values = record.fields();
        return FlowLogRecord.of(
                format,
                format.columns().stream()
                        .map(column -> values.getOrDefault(column.name(), "-"))
                        .toList());
    }
}
