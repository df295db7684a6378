package io.vpcwhy.simulator.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.RandomNetwork;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.remedy.Change;
import io.vpcwhy.simulator.trace.Trace.Disposition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of the remedies of every trace, on random networks: two VPCs whose peering connection has no routes. */
class TraceRemedyPropertiesTest {

    private record Question(Origin origin, Target target, Packet packet) {

        Disposition on(Snapshot snapshot) {
            return new Tracer(NetworkGraph.of(snapshot))
                    .trace(origin, target, packet)
                    .disposition();
        }

        boolean has(IpAddress address) {
            return packet.source().equals(address) || packet.destination().equals(address);
        }
    }

    private static List<Question> questions(Snapshot snapshot) {
        List<Question> questions = new ArrayList<>();
        for (NetworkInterface from : snapshot.all(NetworkInterface.class)) {
            for (NetworkInterface to : snapshot.all(NetworkInterface.class)) {
                for (IpFamily family : IpFamily.values()) {
                    Optional<IpAddress> source = from.primaryAddress(family);
                    Optional<IpAddress> destination = to.primaryAddress(family);
                    if (!from.equals(to) && source.isPresent() && destination.isPresent()) {
                        questions.add(new Question(
                                new Origin.FromInterface(from, source.get()),
                                new Target(destination.get(), Optional.of(to)),
                                Packet.tcp(source.get(), 50_000, destination.get(), 443)));
                    }
                }
            }
        }
        return questions;
    }

    private static List<Change> changes(TraceRemedies remedies) {
        return remedies.remedies().stream().map(TraceRemedy::change).toList();
    }

    private static TraceRemedies remedies(Snapshot snapshot, Question question) {
        Trace trace = new Tracer(NetworkGraph.of(snapshot)).trace(question.origin, question.target, question.packet);
        return new TraceRemedyFinder(snapshot).find(question.origin, question.target, trace);
    }

    @Property(tries = 20)
    void what_is_verified_is_reachable_with_all_changes_and_not_with_one_less(@ForAll long seed) {
        RandomNetwork network = RandomNetwork.of(seed);
        Snapshot snapshot = network.snapshot();
        for (Question question : questions(snapshot)) {
            TraceRemedies remedies = remedies(snapshot, question);
            List<Change> changes = changes(remedies);
            Disposition after = question.on(Change.applyAll(changes, snapshot));
            assertThat(after == Disposition.REACHABLE && !changes.isEmpty())
                    .as("%s with %s of %s", question, changes, network)
                    .isEqualTo(remedies.verified());
            for (int i = 0; remedies.verified() && i < changes.size(); i++) {
                List<Change> fewer = new ArrayList<>(changes);
                fewer.remove(i);
                assertThat(question.on(Change.applyAll(fewer, snapshot)))
                        .as("%s without %s of %s", question, changes.get(i), network)
                        .isNotEqualTo(Disposition.REACHABLE);
            }
        }
    }

    @Property(tries = 6)
    void only_blocked_traces_have_remedies_and_what_was_reachable_stays_so(@ForAll long seed) {
        RandomNetwork network = RandomNetwork.of(seed);
        Snapshot snapshot = network.snapshot();
        List<Question> questions = questions(snapshot);
        List<Question> reachable = questions.stream()
                .filter(question -> question.on(snapshot) == Disposition.REACHABLE)
                .toList();
        for (Question question : questions) {
            List<Change> changes = changes(remedies(snapshot, question));
            if (!changes.isEmpty()) {
                assertThat(question.on(snapshot)).isEqualTo(Disposition.NOT_REACHABLE);
                Snapshot changed = Change.applyAll(changes, snapshot);
                assertThat(reachable)
                        .as("%s of %s", changes, network)
                        .allMatch(other -> other.on(changed) == Disposition.REACHABLE);
            }
        }
    }

    /** Rules and entries name the one address; a route that was not there opens nothing to what filters deny. */
    @Property(tries = 6)
    void filters_that_are_changed_open_nothing_between_other_ends(@ForAll long seed) {
        RandomNetwork network = RandomNetwork.of(seed);
        Snapshot snapshot = network.snapshot();
        List<Question> questions = questions(snapshot);
        for (Question question : questions) {
            List<Change> changes = changes(remedies(snapshot, question)).stream()
                    .filter(change -> !(change instanceof Change.SetRoute))
                    .toList();
            Snapshot changed = Change.applyAll(changes, snapshot);
            for (Question other : questions) {
                boolean elsewhere = !other.has(question.packet.source()) && !other.has(question.packet.destination());
                if (elsewhere) {
                    assertThat(other.on(changed))
                            .as("%s with %s of %s", other, changes, network)
                            .isEqualTo(other.on(snapshot));
                }
            }
        }
    }
}
