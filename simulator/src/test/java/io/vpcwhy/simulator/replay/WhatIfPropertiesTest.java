package io.vpcwhy.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.RandomNetwork;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogReader;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Explainer;
import io.vpcwhy.simulator.explain.Explanation;
import io.vpcwhy.simulator.explain.ExplanationStream;
import io.vpcwhy.simulator.explain.FlowFinding.Basis;
import io.vpcwhy.simulator.explain.Hypothesis;
import io.vpcwhy.simulator.explain.RemedyPolicy;
import io.vpcwhy.simulator.explain.Status;
import io.vpcwhy.simulator.explain.Subject;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.InterfaceSimulator;
import io.vpcwhy.simulator.filter.Outcome;
import io.vpcwhy.simulator.filter.SimulatedAction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What a change makes of records is what {@code explain} says of them under both snapshots. */
class WhatIfPropertiesTest {

    /** What is compared: the effect, and of what breaks and opens whose the far end is and which components reject. */
    private record Found(Effect effect, boolean withRequest, boolean own, Set<String> rejecting) {}

    @Property(tries = 60)
    void effects_follow_from_what_explain_says_of_either_snapshot(@ForAll long seed) throws IOException {
        holdsFor(seed, ReplayPropertiesTest.VERSION_2);
    }

    @Property(tries = 60)
    void effects_follow_where_handshakes_and_directions_are_told(@ForAll long seed) throws IOException {
        holdsFor(seed, ReplayPropertiesTest.FLAGS);
    }

    private static void holdsFor(long seed, String header) throws IOException {
        RandomNetwork network = RandomNetwork.of(seed);
        Random random = new Random(seed);
        Snapshot today = network.snapshot();
        Snapshot proposed = edited(today, RandomNetwork.of(seed + 1).snapshot(), random);
        String log = ReplayPropertiesTest.log(header, network, random);

        WhatIfReport report = new WhatIf(today, proposed, FlowLogReadOptions.NONE, FlowLogSelection.ALL, 2)
                .run(List.of(new LogSequence(List.of(LogInput.of("log", () -> bytes(log))))));

        assertThat(told(report)).isEqualTo(explained(today, proposed, log));
        assertThat(report.complete()).isTrue();
    }

    /** Some rules go, some come from another network whose groups and ACLs have the same names, an interface may go. */
    private static Snapshot edited(Snapshot today, Snapshot other, Random random) {
        Snapshot edited = today.with(
                group -> random.nextInt(3) == 0 ? edited(group, other, random) : group,
                acl -> random.nextInt(3) == 0 ? edited(acl, other, random) : acl);
        if (random.nextInt(3) == 0) {
            edited = edited.without(
                    NetworkInterface.class,
                    edited.all(NetworkInterface.class).iterator().next().id());
        }
        return edited;
    }

    private static SecurityGroup edited(SecurityGroup group, Snapshot other, Random random) {
        List<SecurityGroupRule> rules = new ArrayList<>(group.rules());
        other.find(SecurityGroup.class, group.id()).ifPresent(one -> rules.addAll(one.rules()));
        rules.removeIf(rule -> random.nextBoolean());
        return new SecurityGroup(group.id(), group.name(), group.vpcId(), group.ownerId(), rules, group.tags());
    }

    private static NetworkAcl edited(NetworkAcl acl, Snapshot other, Random random) {
        List<NetworkAclEntry> entries = new ArrayList<>(
                random.nextBoolean()
                        ? acl.entries()
                        : other.find(NetworkAcl.class, acl.id())
                                .map(NetworkAcl::entries)
                                .orElse(acl.entries()));
        entries.removeIf(entry -> !entry.implicit() && random.nextInt(3) == 0);
        return new NetworkAcl(acl.id(), acl.vpcId(), acl.isDefault(), entries, acl.subnetIds(), acl.tags());
    }

    private static Map<Found, Long> told(WhatIfReport report) {
        Map<Found, Long> counts = new HashMap<>();
        for (WhatIfReport.Group group : report.groups()) {
            Change change = group.change();
            Set<String> rejecting = change.withRequest()
                    ? new HashSet<>(change.refusingRequest())
                    : switch (change.effect()) {
                        case BREAKS -> new HashSet<>(change.proposed().componentIds());
                        case OPENS -> new HashSet<>(change.today().componentIds());
                        default -> Set.of();
                    };
            counts.merge(
                    new Found(
                            change.effect(),
                            change.withRequest(),
                            passes(change.effect()) && change.farEnd() == FarEnd.OWN,
                            rejecting),
                    group.records(),
                    Long::sum);
        }
        Map<Effect, Long> plain = new EnumMap<>(Effect.class);
        plain.put(Effect.UNCHANGED, report.of(Effect.UNCHANGED));
        plain.put(Effect.MALFORMED, report.of(Effect.MALFORMED));
        plain.forEach((effect, records) -> {
            if (records > 0) {
                counts.put(new Found(effect, false, false, Set.of()), records);
            }
        });
        return counts;
    }

    private static Map<Found, Long> explained(Snapshot today, Snapshot proposed, String log) throws IOException {
        Map<Found, Long> counts = new HashMap<>();
        InterfaceSimulator simulator = new InterfaceSimulator(proposed);
        try (FlowLogReader one = FlowLogReader.open("log", bytes(log), FlowLogReadOptions.NONE);
                FlowLogReader other = FlowLogReader.open("log", bytes(log), FlowLogReadOptions.NONE)) {
            ExplanationStream now = new ExplanationStream(new Explainer(today, RemedyPolicy.NEVER), one);
            ExplanationStream then = new ExplanationStream(new Explainer(proposed, RemedyPolicy.NEVER), other);
            while (now.hasNext()) {
                counts.merge(found(now.next(), then.next(), today, simulator), 1L, Long::sum);
            }
        }
        return counts;
    }

    private static Found found(Explanation now, Explanation then, Snapshot today, InterfaceSimulator proposed) {
        Effect effect = effect(now, then);
        Set<String> refusing = effect == Effect.UNCHANGED ? refusingItsRequest(now, then, proposed) : Set.of();
        boolean withRequest = !refusing.isEmpty();
        boolean own = now.subject()
                .or(then::subject)
                .map(Subject::remote)
                .filter(remote -> !today.interfacesWithAddress(remote).isEmpty()
                        || today.interfaceWithPublicAddress(remote).isPresent())
                .isPresent();
        return new Found(
                withRequest ? Effect.BREAKS : effect,
                withRequest,
                own && (withRequest || passes(effect)),
                effect == Effect.BREAKS ? firstDenying(then) : effect == Effect.OPENS ? firstDenying(now) : refusing);
    }

    private static boolean passes(Effect effect) {
        return effect == Effect.BREAKS || effect == Effect.OPENS;
    }

    private static Effect effect(Explanation now, Explanation then) {
        if (now.status() == Status.MALFORMED) {
            return Effect.MALFORMED;
        }
        if (now.status() == Status.NO_DATA) {
            return Effect.NO_DATA;
        }
        if (isMissing(then) && !isMissing(now)) {
            return Effect.GONE;
        }
        if (now.status() == Status.CONTRADICTED) {
            return Effect.DRIFT;
        }
        if (now.status() == Status.UNDECIDED || then.status() == Status.UNDECIDED) {
            return Effect.UNDECIDED;
        }
        if (now.simulatedAction() != then.simulatedAction()) {
            return now.simulatedAction() == SimulatedAction.ACCEPT ? Effect.BREAKS : Effect.OPENS;
        }
        boolean onlyAsAnswer =
                then.flow().basis() == Basis.CONFIGURATION && now.flow().basis() != Basis.CONFIGURATION;
        return onlyAsAnswer ? Effect.UNDECIDED : Effect.UNCHANGED;
    }

    private static boolean isMissing(Explanation explanation) {
        return explanation.hypotheses().stream().anyMatch(Hypothesis.InterfaceNotInSnapshot.class::isInstance);
    }

    /** What refuses the request of an answer that passes by it today, and would pass by a rule of its own alone. */
    private static Set<String> refusingItsRequest(Explanation now, Explanation then, InterfaceSimulator proposed) {
        if (then.flow().basis() == Basis.CONFIGURATION || now.flow().basis() == Basis.CONFIGURATION) {
            return Set.of();
        }
        boolean passedByRequest =
                groups(now).filter(FilterStep.SecurityGroupStep::byState).isPresent();
        boolean passesByItself = groups(then).filter(step -> !step.byState()).isPresent();
        if (now.simulatedAction() != SimulatedAction.ACCEPT || !passedByRequest || !passesByItself) {
            return Set.of();
        }
        Subject answer = then.subject().orElseThrow();
        return proposed
                .simulate(
                        answer.networkInterface(),
                        answer.direction().reversed(),
                        answer.packet().reversed(),
                        false)
                .steps()
                .stream()
                .filter(step -> step instanceof FilterStep.SecurityGroupStep && step.outcome() == Outcome.DENY)
                .flatMap(step -> step.componentIds().stream())
                .collect(Collectors.toSet());
    }

    private static Optional<FilterStep.SecurityGroupStep> groups(Explanation explanation) {
        return explanation.simulation().steps().stream()
                .filter(FilterStep.SecurityGroupStep.class::isInstance)
                .map(FilterStep.SecurityGroupStep.class::cast)
                .findFirst();
    }

    private static Set<String> firstDenying(Explanation explanation) {
        return explanation.simulation().denying().stream()
                .findFirst()
                .<Set<String>>map(step -> new HashSet<>(step.componentIds()))
                .orElse(Set.of());
    }

    private static ByteArrayInputStream bytes(String log) {
        return new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8));
    }
}
