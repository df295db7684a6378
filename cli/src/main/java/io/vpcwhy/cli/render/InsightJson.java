package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Concern;
import io.vpcwhy.simulator.insight.Estimate;
import io.vpcwhy.simulator.insight.Insight;
import io.vpcwhy.simulator.insight.Insight.Far;
import io.vpcwhy.simulator.insight.Insight.Period;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** Writes what stands out in logs: objects with a code, a sentence and the facts. What is not known is left out. */
final class InsightJson {

    private final JsonGenerator json;
    private final InsightWords words;

    InsightJson(JsonGenerator json, Snapshot snapshot) {
        this.json = json;
        this.words = new InsightWords(snapshot);
    }

    /** Writes an object. */
    void write(Insight insight) {
        json.writeStartObject();
        json.writeStringProperty("Code", insight.code());
        json.writeStringProperty("Summary", words.summary(insight));
        if (insight instanceof Insight.LoginAttempts attempts) {
            attempts(attempts);
        } else if (insight instanceof Insight.PortScans scans) {
            scans(scans);
        } else if (insight instanceof Insight.PortSweeps sweeps) {
            sweeps(sweeps);
        } else if (insight instanceof Insight.PlainText plain) {
            plainText(plain);
        } else if (insight instanceof Insight.UnusualProtocol unusual) {
            unusual(unusual);
        } else if (insight instanceof Insight.RejectShare share) {
            share(share);
        } else if (insight instanceof Insight.PartlyFollowed partly) {
            json.writeStringProperty("Part", partly.part().name());
            json.writeNumberProperty("OneIn", partly.oneIn());
        } else {
            blindSpotOrTalkers(insight);
        }
        json.writeEndObject();
    }

    private void blindSpotOrTalkers(Insight insight) {
        if (insight instanceof Insight.NeverLoggedTraffic never) {
            never.service().ifPresent(service -> json.writeStringProperty("Service", service.name()));
            amounts(never.records(), never.bytes());
            inAll(never.inAll());
            traffic(never.interfaces());
        } else if (insight instanceof Insight.UnloggedInterfaces unlogged) {
            json.writeBooleanProperty("FlowLogsKnown", unlogged.flowLogsKnown());
            inAll(unlogged.inAll());
            traffic(unlogged.interfaces());
        } else if (insight instanceof Insight.SkippedData skipped) {
            skipped(skipped);
        } else if (insight instanceof Insight.TopInterfaces top) {
            json.writeStringProperty("By", top.by().name());
            inAll(top.inAll());
            traffic(top.interfaces());
        } else if (insight instanceof Insight.TopOwners top) {
            owners(top);
        } else if (insight instanceof Insight.TopPairs top) {
            json.writeStringProperty("By", top.by().name());
            list("Pairs", top.pairs(), pair -> {
                own(pair.networkInterface());
                far("FarEnd", pair.far());
                estimate("Amount", pair.amount());
            });
        }
    }

    private void attempts(Insight.LoginAttempts attempts) {
        json.writeNumberProperty("Port", attempts.service().port());
        json.writeNumberProperty("Accepted", attempts.accepted());
        json.writeNumberProperty("AcceptedFromInternet", attempts.acceptedFromInternet());
        json.writeNumberProperty("Refused", attempts.refused());
        estimate("AcceptedSources", attempts.acceptedSources());
        estimate("RefusedSources", attempts.refusedSources());
        inAll(attempts.inAll());
        list("Interfaces", attempts.targets(), target -> {
            own(target.networkInterface());
            json.writeNumberProperty("Accepted", target.accepted());
            json.writeNumberProperty("AcceptedFromInternet", target.acceptedFromInternet());
            json.writeNumberProperty("Refused", target.refused());
            list("Sources", target.sources(), source -> {
                farMembers(source.from());
                json.writeNumberProperty("Accepted", source.accepted());
                json.writeNumberProperty("Refused", source.refused());
            });
        });
    }

    private void scans(Insight.PortScans scans) {
        json.writeNumberProperty("Threshold", scans.threshold());
        inAll(scans.inAll());
        list("Scans", scans.scans(), scan -> {
            far("Sender", scan.sender());
            own(scan.networkInterface());
            estimate("Ports", scan.ports());
            json.writeNumberProperty("Refused", scan.refused());
            json.writeNumberProperty("Accepted", scan.accepted());
            json.writeName("AcceptedPorts");
            json.writeStartArray();
            scan.acceptedPorts().forEach(json::writeNumber);
            json.writeEndArray();
            period(scan.period());
        });
    }

    private void sweeps(Insight.PortSweeps sweeps) {
        json.writeNumberProperty("Threshold", sweeps.threshold());
        inAll(sweeps.inAll());
        list("Sweeps", sweeps.sweeps(), sweep -> {
            far("Sender", sweep.sender());
            json.writeStringProperty("Protocol", sweep.protocol().toString());
            json.writeNumberProperty("Port", sweep.port());
            estimate("Interfaces", sweep.interfaces());
            json.writeNumberProperty("Refused", sweep.refused());
            json.writeNumberProperty("Accepted", sweep.accepted());
            AnswerJson.writeTexts(
                    json,
                    "AcceptedAt",
                    sweep.acceptedAt().stream().map(NetworkInterface::id).toList());
            period(sweep.period());
        });
    }

    private void plainText(Insight.PlainText plain) {
        json.writeStringProperty("Application", plain.protocol().name());
        json.writeStringProperty("Protocol", plain.protocol().protocol().toString());
        json.writeNumberProperty("Port", plain.protocol().port());
        amounts(plain.records(), plain.bytes());
        inAll(plain.inAll());
        list("Exchanges", plain.exchanges(), exchange -> {
            far("Client", exchange.client());
            far("Server", exchange.server());
            amounts(exchange.records(), exchange.bytes());
        });
    }

    private void unusual(Insight.UnusualProtocol unusual) {
        json.writeNumberProperty("ProtocolNumber", unusual.protocol().number());
        json.writeNumberProperty("Accepted", unusual.accepted());
        json.writeNumberProperty("Rejected", unusual.rejected());
        json.writeNumberProperty("Bytes", unusual.bytes());
        inAll(unusual.inAll());
        list("Uses", unusual.uses(), use -> {
            own(use.networkInterface());
            far("FarEnd", use.far());
            amounts(use.records(), use.bytes());
        });
    }

    private void share(Insight.RejectShare share) {
        json.writeNumberProperty("Rejected", share.all());
        json.writeNumberProperty("FromElsewhere", share.fromElsewhere());
        estimate("Strangers", share.strangers());
        json.writeName("Others");
        json.writeStartObject();
        for (Concern concern : Concern.values()) {
            if (share.others().containsKey(concern)) {
                json.writeNumberProperty(concern.name(), share.others().getOrDefault(concern, 0L));
            }
        }
        json.writeEndObject();
    }

    private void skipped(Insight.SkippedData skipped) {
        json.writeNumberProperty("Records", skipped.records());
        inAll(skipped.inAll());
        list("Interfaces", skipped.interfaces(), each -> {
            each.networkInterface().ifPresent(this::own);
            inAll(each.inAll());
            list("Windows", each.windows(), this::period);
        });
    }

    private void owners(Insight.TopOwners top) {
        json.writeStringProperty("By", top.by().name());
        inAll(top.inAll());
        list("Owners", top.owners(), owner -> {
            json.writeStringProperty("Owner", words.ownerOrId(owner.networkInterface()));
            json.writeNumberProperty("Interfaces", owner.interfaces());
            amounts(owner.records(), owner.bytes());
        });
    }

    private void traffic(List<Insight.InterfaceTraffic> interfaces) {
        list("Interfaces", interfaces, each -> {
            own(each.networkInterface());
            amounts(each.records(), each.bytes());
        });
    }

    private void inAll(long all) {
        json.writeNumberProperty("InAll", all);
    }

    private void amounts(long records, long bytes) {
        json.writeNumberProperty("Records", records);
        json.writeNumberProperty("Bytes", bytes);
    }

    private <T> void list(String name, List<T> all, Consumer<T> members) {
        json.writeName(name);
        json.writeStartArray();
        for (T each : all) {
            json.writeStartObject();
            members.accept(each);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void own(NetworkInterface networkInterface) {
        json.writeStringProperty("InterfaceId", networkInterface.id());
        words.owner(networkInterface).ifPresent(owner -> json.writeStringProperty("Owner", owner));
    }

    private void far(String name, Far far) {
        json.writeName(name);
        json.writeStartObject();
        farMembers(far);
        json.writeEndObject();
    }

    private void farMembers(Far far) {
        json.writeStringProperty("Origin", far.origin().name());
        far.address().ifPresent(address -> json.writeStringProperty("Address", address.toString()));
        far.networkInterface().ifPresent(this::own);
    }

    /** A number, and its standard error where it is estimated. */
    private void estimate(String name, Estimate estimate) {
        json.writeNumberProperty(name, estimate.count());
        if (!estimate.isExact()) {
            json.writeNumberProperty(name + "Error", estimate.error());
        }
    }

    private void period(Period period) {
        time("First", ReplayWords.time(period.first()));
        time("Last", ReplayWords.time(period.last()));
    }

    private void time(String name, Optional<String> time) {
        time.ifPresent(text -> json.writeStringProperty(name, text));
    }
}
