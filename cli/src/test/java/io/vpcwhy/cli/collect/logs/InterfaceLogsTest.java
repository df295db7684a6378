package io.vpcwhy.cli.collect.logs;

import static io.vpcwhy.cli.collect.logs.MadeFlowLog.toBucket;
import static io.vpcwhy.cli.collect.logs.MadeFlowLog.toGroup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vpcwhy.cli.collect.CollectException;
import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which flow logs are read for an interface: all that there is of it, and nothing twice. */
class InterfaceLogsTest {

    private final List<String> notes = new ArrayList<>();

    private List<String> chosen(FlowLog... logs) throws CollectException {
        Snapshot snapshot = MadeFlowLog.network(logs).snapshot();
        return new InterfaceLogs(snapshot, notes::add)
                .of(new TreeSet<>(Set.of("eni-0a"))).keySet().stream()
                        .map(FlowLog::id)
                        .toList();
    }

    @Test
    void ofSeveralWithTheSameRecordsTheOneIsReadThatIsAskedMostNarrowly() throws CollectException {
        assertThat(chosen(
                        toBucket("fl-1", "vpc-1").make(true),
                        toGroup("fl-2", "eni-0a").make(true),
                        toGroup("fl-3", "subnet-1").make(true),
                        toGroup("fl-4", "eni-0b").make(true)))
                .containsExactly("fl-2");
        assertThat(notes).containsExactly("eni-0a: read from fl-2; fl-3, fl-1 have the same records and are not read");
    }

    @Test
    void oneWithAllIsReadInPlaceOfOnesWithAPart() throws CollectException {
        assertThat(chosen(
                        toGroup("fl-1", "vpc-1").only("REJECT").make(true),
                        toBucket("fl-2", "vpc-1").make(true)))
                .containsExactly("fl-2");
        assertThat(notes).containsExactly("eni-0a: read from fl-2; fl-1 has the same records and is not read");
    }

    @Test
    void twoHalvesMakeAWhole() throws CollectException {
        assertThat(chosen(
                        toBucket("fl-1", "vpc-1").only("REJECT").make(true),
                        toGroup("fl-2", "subnet-1").only("ACCEPT").make(true)))
                .containsExactlyInAnyOrder("fl-1", "fl-2");
        assertThat(notes).containsExactly("eni-0a: read from fl-2 and fl-1");
    }

    @Test
    void thatAHalfIsMissingIsSaid() throws CollectException {
        assertThat(chosen(toGroup("fl-1", "vpc-1").only("REJECT").make(true))).containsExactly("fl-1");
        assertThat(notes).containsExactly("eni-0a: read from fl-1, which has only REJECT");
    }

    @Test
    void oneThatDeliversNoLongerIsReadWhereThereIsNoOther() throws CollectException {
        assertThat(chosen(
                        toGroup("fl-1", "vpc-1").make(false),
                        toBucket("fl-2", "vpc-1").make(true)))
                .containsExactly("fl-2");
        notes.clear();
        assertThat(chosen(toGroup("fl-1", "vpc-1").make(false))).containsExactly("fl-1");
        assertThat(notes).first().isEqualTo("eni-0a: no flow log of it delivers now; what was delivered is read");
        assertThat(notes).last().isEqualTo("eni-0a: read from fl-1");
    }

    private Map<String, SortedSet<String>> ofBoth(FlowLog... logs) throws CollectException {
        Map<String, SortedSet<String>> read = new TreeMap<>();
        new InterfaceLogs(MadeFlowLog.network(logs).snapshot(), notes::add)
                .of(new TreeSet<>(Set.of("eni-0a", "eni-0b")))
                .forEach((log, interfaces) -> read.put(log.id(), interfaces));
        return read;
    }

    @Test
    void ofSeveralInterfacesNothingIsReadTwice() throws CollectException {
        // The bucket holds the records of both, whether they are read for one of them or for both.
        assertThat(ofBoth(
                                toBucket("fl-1", "vpc-1").make(true),
                                toGroup("fl-2", "eni-0b").make(true))
                        .keySet())
                .containsExactly("fl-1");
        assertThat(ofBoth(
                        toGroup("fl-1", "vpc-1").only("REJECT").make(true),
                        toGroup("fl-2", "eni-0b").make(true)))
                .isEqualTo(Map.of("fl-1", new TreeSet<>(Set.of("eni-0a")), "fl-2", new TreeSet<>(Set.of("eni-0b"))));
    }

    @Test
    void whatCannotBeReadForOneOfTwoInterfacesWithoutTheOthersRecordsAgainIsRefused() {
        assertThatThrownBy(() -> ofBoth(
                        toBucket("fl-1", "vpc-1").only("REJECT").make(true),
                        toGroup("fl-2", "eni-0b").make(true)))
                .isInstanceOfSatisfying(
                        CollectException.class,
                        told -> assertThat(told.isWrongUsage()).isTrue())
                .hasMessage("--log auto: what fl-1 delivers has to be read for eni-0a, and holds records of eni-0b that"
                        + " another flow log has, too; give one --interface at a time");
    }

    @Test
    void anInterfaceThatNothingLogsIsSaid() {
        assertThatThrownBy(() -> chosen(toGroup("fl-1", "eni-0b").make(true)))
                .isInstanceOfSatisfying(
                        CollectException.class,
                        told -> assertThat(told.isWrongUsage()).isTrue())
                .hasMessageStartingWith("--log auto: no flow log of the snapshot is of eni-0a, its subnet or its VPC");
    }

    @Test
    void flowLogsThatWereNotCollectedAreNoneThatAreMissing() {
        Snapshot snapshot =
                MadeFlowLog.network().notCollected(ResourceKind.FLOW_LOG).snapshot();
        assertThatThrownBy(() -> new InterfaceLogs(snapshot, notes::add).of(new TreeSet<>(Set.of("eni-0a"))))
                .hasMessageStartingWith("--log auto: the snapshot does not hold the flow logs of the Region of eni-0a");
    }

    @Test
    void anInterfaceThatIsNotInTheSnapshotIsSaid() {
        Snapshot snapshot =
                MadeFlowLog.network(toGroup("fl-1", "vpc-1").make(true)).snapshot();
        assertThatThrownBy(() -> new InterfaceLogs(snapshot, notes::add).of(new TreeSet<>(Set.of("eni-0f"))))
                .hasMessage("--log auto: eni-0f is not in the snapshot; give an interface that is, or the log itself");
    }
}
