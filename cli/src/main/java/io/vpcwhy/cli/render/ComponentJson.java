package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.explain.Explanation;
import io.vpcwhy.simulator.explain.Subject;
import io.vpcwhy.simulator.filter.Denial;
import io.vpcwhy.simulator.filter.FilterStep;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the PathComponent and Explanation objects of AWS Reachability Analyzer.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_PathComponent.html">PathComponent</a>
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Explanation.html">Explanation</a>
 */
final class ComponentJson {

    private final JsonGenerator json;
    private final Optional<Arns> arns;

    ComponentJson(JsonGenerator json) {
        this(json, Optional.empty());
    }

    /** @param arns where references are to have ARNs beside their ids */
    ComponentJson(JsonGenerator json, Optional<Arns> arns) {
        this.json = json;
        this.arns = arns;
    }

    /**
     * Writes the components of a filter: one, or for security groups that did not permit one a group.
     *
     * @return the sequence number of the last one
     */
    int writeComponents(FilterStep step, int lastNumber) {
        int number = lastNumber;
        if (step instanceof FilterStep.AclStep acl) {
            start(++number, acl.acl().id(), acl.acl().tags().name());
            acl.decision().deciding().ifPresent(this::writeAclRule);
            end(step);
        } else if (step instanceof FilterStep.SecurityGroupStep groups) {
            number = writeSecurityGroups(groups, number);
        } else if (step instanceof FilterStep.BlockPublicAccessStep bpa) {
            start(++number, bpa.gatewayId(), Optional.empty());
            json.writeStringProperty(
                    "InternetGatewayBlockMode",
                    bpa.decision().mode().map(Enum::toString).orElse("unknown"));
            end(step);
        } else if (step instanceof FilterStep.MissingStep missing) {
            start(++number, missing.id(), Optional.empty());
            end(step);
        }
        return number;
    }

    /** Writes what a filter decided into the component at hand. */
    void writeDecision(FilterStep step) {
        if (step instanceof FilterStep.AclStep acl) {
            acl.decision().deciding().ifPresent(this::writeAclRule);
        } else if (step instanceof FilterStep.SecurityGroupStep groups) {
            groups.decision()
                    .deciding()
                    .ifPresent(rule -> writeRule(groups.byState() ? "StatefulRule" : "SecurityGroupRule", rule));
        }
        json.writeStringProperty("Outcome", step.outcome().name().toLowerCase(Locale.ROOT));
    }

    private int writeSecurityGroups(FilterStep.SecurityGroupStep step, int lastNumber) {
        int number = lastNumber;
        Optional<SecurityGroupRule> deciding = step.decision().deciding();
        for (SecurityGroup group : step.decision().groups()) {
            boolean decided = deciding.isEmpty() || deciding.get().groupId().equals(group.id());
            if (!decided) {
                continue;
            }
            start(++number, group.id(), Optional.of(group.name()).filter(name -> !name.isEmpty()));
            if (deciding.isPresent()) {
                writeRule(step.byState() ? "StatefulRule" : "SecurityGroupRule", deciding.get());
            }
            end(step);
        }
        return number;
    }

    void start(int number, String id, Optional<String> name) {
        json.writeStartObject();
        json.writeNumberProperty("SequenceNumber", number);
        writeReference("Component", id, name);
    }

    void end(FilterStep step) {
        json.writeStringProperty("Outcome", step.outcome().name().toLowerCase(Locale.ROOT));
        json.writeEndObject();
    }

    void writeReference(String property, String id, Optional<String> name) {
        json.writeName(property);
        json.writeStartObject();
        json.writeStringProperty("Id", id);
        arns.flatMap(all -> all.of(id)).ifPresent(arn -> json.writeStringProperty("Arn", arn));
        name.ifPresent(text -> json.writeStringProperty("Name", text));
        json.writeEndObject();
    }

    void writeAclRule(NetworkAclEntry entry) {
        json.writeName("AclRule");
        json.writeStartObject();
        json.writeStringProperty("Cidr", entry.cidr().toString());
        json.writeBooleanProperty("Egress", entry.direction() == Direction.EGRESS);
        writeTraffic(entry.traffic());
        json.writeStringProperty("RuleAction", entry.allow() ? "allow" : "deny");
        json.writeNumberProperty("RuleNumber", entry.number());
        json.writeEndObject();
    }

    void writeRule(String property, SecurityGroupRule rule) {
        json.writeName(property);
        json.writeStartObject();
        if (rule.peer() instanceof RulePeer.CidrPeer block) {
            json.writeStringProperty("Cidr", block.cidr().toString());
        } else if (rule.peer() instanceof RulePeer.PrefixListPeer list) {
            json.writeStringProperty("PrefixListId", list.prefixListId());
        } else if (rule.peer() instanceof RulePeer.GroupPeer group) {
            json.writeStringProperty("SecurityGroupId", group.groupId());
        }
        json.writeStringProperty("Direction", rule.direction().toString());
        writeTraffic(rule.traffic());
        rule.id().ifPresent(id -> json.writeStringProperty("SecurityGroupRuleId", id));
        json.writeEndObject();
    }

    private void writeTraffic(TrafficClass traffic) {
        if (traffic instanceof TrafficClass.Ports ports) {
            json.writeName("PortRange");
            json.writeStartObject();
            json.writeNumberProperty("From", ports.range().from());
            json.writeNumberProperty("To", ports.range().to());
            json.writeEndObject();
            json.writeStringProperty("Protocol", ports.protocol().toString());
        } else if (traffic instanceof TrafficClass.Icmp icmp) {
            json.writeName("IcmpTypeCode");
            json.writeStartObject();
            json.writeNumberProperty("Type", icmp.type().orElse(-1));
            json.writeNumberProperty("Code", icmp.code().orElse(-1));
            json.writeEndObject();
            json.writeStringProperty("Protocol", icmp.protocol().toString());
        } else {
            json.writeStringProperty(
                    "Protocol",
                    traffic instanceof TrafficClass.WholeProtocol whole
                            ? Integer.toString(whole.protocol().number())
                            : "all");
        }
    }

    void writeExplanation(Denial denial, Optional<Explanation> explanation) {
        json.writeStartObject();
        json.writeStringProperty("ExplanationCode", denial.code().name());
        if (denial.step() instanceof FilterStep.AclStep acl) {
            writeAclExplanation(acl);
        } else if (denial.step() instanceof FilterStep.SecurityGroupStep groups) {
            writeGroupExplanation(denial, groups, explanation);
        } else if (denial.step() instanceof FilterStep.BlockPublicAccessStep bpa) {
            json.writeStringProperty("Direction", bpa.direction().toString());
            writeReference("InternetGateway", bpa.gatewayId(), Optional.empty());
            writePlace(bpa.networkInterface());
        }
        json.writeEndObject();
    }

    void writeAclExplanation(FilterStep.AclStep step) {
        NetworkAcl acl = step.acl();
        json.writeStringProperty("Direction", step.direction().toString());
        writeReference("Acl", acl.id(), acl.tags().name());
        step.decision().deciding().ifPresent(this::writeAclRule);
        writeReference("Subnet", step.subnet().id(), step.subnet().tags().name());
        writeReference("Vpc", step.subnet().vpcId(), Optional.empty());
    }

    private void writeGroupExplanation(
            Denial denial, FilterStep.SecurityGroupStep step, Optional<Explanation> explanation) {
        json.writeStringProperty("Direction", step.ruleDirection().toString());
        json.writeName("SecurityGroups");
        json.writeStartArray();
        for (SecurityGroup group : step.decision().groups()) {
            json.writeStartObject();
            json.writeStringProperty("Id", group.id());
            json.writeStringProperty("Name", group.name());
            json.writeEndObject();
        }
        json.writeEndArray();
        denial.rule().ifPresent(rule -> writeRule("SecurityGroupRule", rule));
        denial.loss().ifPresent(loss -> {
            writeReference("Component", loss.resourceId(), Optional.empty());
            json.writeStringProperty("State", loss.reason().name());
        });
        explanation.flatMap(Explanation::subject).ifPresent(subject -> writeAsked(subject, step));
        writePlace(step.networkInterface());
    }

    private void writeAsked(Subject subject, FilterStep.SecurityGroupStep step) {
        Packet packet = step.byState() ? subject.packet().reversed() : subject.packet();
        json.writeStringProperty("Address", subject.remote().toString());
        packet.protocol().map(IpProtocol::toString).ifPresent(protocol -> {
            json.writeName("Protocols");
            json.writeStartArray();
            json.writeString(protocol);
            json.writeEndArray();
        });
        packet.destinationPort().ifPresent(port -> json.writeNumberProperty("Port", port));
    }

    void writePlace(NetworkInterface nic) {
        writeReference("NetworkInterface", nic.id(), nic.tags().name());
        writeReference("Subnet", nic.subnetId(), Optional.empty());
        writeReference("Vpc", nic.vpcId(), Optional.empty());
    }
}
