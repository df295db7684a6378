package io.vpcwhy.model.flowlog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of VPC flow logs, versions 2 to 11, and of transit gateway flow logs.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html">Flow log records</a>
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-flow-logs.html">Transit gateway flow logs</a>
 */
public enum FlowLogField {
    VERSION("version", 2, Kind.INTEGER),
    ACCOUNT_ID("account-id", 2, Kind.TEXT),
    INTERFACE_ID("interface-id", 2, Kind.TEXT),
    SRCADDR("srcaddr", 2, Kind.ADDRESS),
    DSTADDR("dstaddr", 2, Kind.ADDRESS),
    SRCPORT("srcport", 2, Kind.PORT),
    DSTPORT("dstport", 2, Kind.PORT),
    PROTOCOL("protocol", 2, Kind.PROTOCOL),
    PACKETS("packets", 2, Kind.COUNT),
    BYTES("bytes", 2, Kind.COUNT),
    START("start", 2, Kind.TIME),
    END("end", 2, Kind.TIME),
    ACTION("action", 2, Kind.ACTION),
    LOG_STATUS("log-status", 2, Kind.LOG_STATUS),

    VPC_ID("vpc-id", 3, Kind.TEXT),
    SUBNET_ID("subnet-id", 3, Kind.TEXT),
    INSTANCE_ID("instance-id", 3, Kind.TEXT),
    TCP_FLAGS("tcp-flags", 3, Kind.INTEGER),
    TYPE("type", 3, Kind.TEXT),
    PKT_SRCADDR("pkt-srcaddr", 3, Kind.ADDRESS),
    PKT_DSTADDR("pkt-dstaddr", 3, Kind.ADDRESS),

    REGION("region", 4, Kind.TEXT),
    AZ_ID("az-id", 4, Kind.TEXT),
    SUBLOCATION_TYPE("sublocation-type", 4, Kind.TEXT),
    SUBLOCATION_ID("sublocation-id", 4, Kind.TEXT),

    PKT_SRC_AWS_SERVICE("pkt-src-aws-service", 5, Kind.TEXT),
    PKT_DST_AWS_SERVICE("pkt-dst-aws-service", 5, Kind.TEXT),
    FLOW_DIRECTION("flow-direction", 5, Kind.DIRECTION),
    TRAFFIC_PATH("traffic-path", 5, Kind.INTEGER),

    RESOURCE_TYPE("resource-type", 6, Kind.TEXT),
    TGW_ID("tgw-id", 6, Kind.TEXT),
    TGW_ATTACHMENT_ID("tgw-attachment-id", 6, Kind.TEXT),
    TGW_SRC_VPC_ACCOUNT_ID("tgw-src-vpc-account-id", 6, Kind.TEXT),
    TGW_DST_VPC_ACCOUNT_ID("tgw-dst-vpc-account-id", 6, Kind.TEXT),
    TGW_SRC_VPC_ID("tgw-src-vpc-id", 6, Kind.TEXT),
    TGW_DST_VPC_ID("tgw-dst-vpc-id", 6, Kind.TEXT),
    TGW_SRC_SUBNET_ID("tgw-src-subnet-id", 6, Kind.TEXT),
    TGW_DST_SUBNET_ID("tgw-dst-subnet-id", 6, Kind.TEXT),
    TGW_SRC_ENI("tgw-src-eni", 6, Kind.TEXT),
    TGW_DST_ENI("tgw-dst-eni", 6, Kind.TEXT),
    TGW_SRC_AZ_ID("tgw-src-az-id", 6, Kind.TEXT),
    TGW_DST_AZ_ID("tgw-dst-az-id", 6, Kind.TEXT),
    TGW_PAIR_ATTACHMENT_ID("tgw-pair-attachment-id", 6, Kind.TEXT),
    PACKETS_LOST_NO_ROUTE("packets-lost-no-route", 6, Kind.COUNT),
    PACKETS_LOST_BLACKHOLE("packets-lost-blackhole", 6, Kind.COUNT),
    PACKETS_LOST_MTU_EXCEEDED("packets-lost-mtu-exceeded", 6, Kind.COUNT),
    PACKETS_LOST_TTL_EXPIRED("packets-lost-ttl-expired", 6, Kind.COUNT),

    ECS_CLUSTER_ARN("ecs-cluster-arn", 7, Kind.TEXT),
    ECS_CLUSTER_NAME("ecs-cluster-name", 7, Kind.TEXT),
    ECS_CONTAINER_INSTANCE_ARN("ecs-container-instance-arn", 7, Kind.TEXT),
    ECS_CONTAINER_INSTANCE_ID("ecs-container-instance-id", 7, Kind.TEXT),
    ECS_CONTAINER_ID("ecs-container-id", 7, Kind.TEXT),
    ECS_SECOND_CONTAINER_ID("ecs-second-container-id", 7, Kind.TEXT),
    ECS_SERVICE_NAME("ecs-service-name", 7, Kind.TEXT),
    ECS_TASK_DEFINITION_ARN("ecs-task-definition-arn", 7, Kind.TEXT),
    ECS_TASK_ARN("ecs-task-arn", 7, Kind.TEXT),
    ECS_TASK_ID("ecs-task-id", 7, Kind.TEXT),

    REJECT_REASON("reject-reason", 8, Kind.TEXT),

    RESOURCE_ID("resource-id", 9, Kind.TEXT),

    ENCRYPTION_STATUS("encryption-status", 10, Kind.INTEGER),

    INSTANCE_TAG("instance-tag", 11, Kind.TEXT),
    INSTANCE_TAG_2("instance-tag-2", 11, Kind.TEXT),
    INTERFACE_TAG("interface-tag", 11, Kind.TEXT),
    INTERFACE_TAG_2("interface-tag-2", 11, Kind.TEXT),
    ASG_TAG("asg-tag", 11, Kind.TEXT),
    ASG_TAG_2("asg-tag-2", 11, Kind.TEXT),
    INTERFACE_TYPE("interface-type", 11, Kind.TEXT),
    NEXT_HOP_INTERFACE_ID("next-hop-interface-id", 11, Kind.TEXT),
    NEXT_HOP_SUBNET_ID("next-hop-subnet-id", 11, Kind.TEXT),
    NEXT_HOP_AZ_ID("next-hop-az-id", 11, Kind.TEXT),
    NEXT_HOP_VPC_ID("next-hop-vpc-id", 11, Kind.TEXT),
    NEXT_HOP_INTERFACE_TYPE("next-hop-interface-type", 11, Kind.TEXT);

    /** What a value of a field must look like, where it is not absent. */
    public enum Kind {
        /** Any text: an id, a name, a code of a set that AWS may extend. */
        TEXT,
        /** A whole number, 0 to 2147483647. */
        INTEGER,
        /** A whole number, 0 to 2^63-1. */
        COUNT,
        /** 0 to 65535. */
        PORT,
        /** An IANA protocol number, 0 to 255. */
        PROTOCOL,
        /** A Unix time in seconds, or in milliseconds where it is too large for seconds. */
        TIME,
        /** An IPv4 or IPv6 address. */
        ADDRESS,
        /** One of {@link FlowLogAction}. */
        ACTION,
        /** One of {@link FlowLogStatus}. */
        LOG_STATUS,
        /** {@code ingress} or {@code egress}. */
        DIRECTION
    }

    private static final Map<String, FlowLogField> BY_SQUEEZED_NAME = bySqueezedName();

    private final String logName;
    private final int version;
    private final Kind kind;

    FlowLogField(String logName, int version, Kind kind) {
        this.logName = logName;
        this.version = version;
        this.kind = kind;
    }

    /** The name as AWS writes it: {@code pkt-srcaddr}. */
    public String logName() {
        return logName;
    }

    /** The version of flow logs that introduced the field: 2 to 11, where 6 is transit gateway flow logs. */
    public int version() {
        return version;
    }

    public Kind kind() {
        return kind;
    }

    /**
     * The field of that name: as AWS writes it, with underscores (Parquet, Athena), in camel case (CloudWatch Logs), in
     * any case, or wrapped as in {@code ${srcaddr}}. The column names of Athena's first table for flow logs
     * ({@code sourceaddress}, {@code numbytes}, ...) are known, too.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html">
     *     Fields that Logs Insights discovers</a>
     */
    public static Optional<FlowLogField> byName(String name) {
        return Optional.ofNullable(BY_SQUEEZED_NAME.get(squeeze(name)));
    }

    /** The name without {@code ${}}, hyphens, underscores and case, in which all its spellings agree. */
    private static String squeeze(String name) {
        boolean wrapped = name.startsWith("${") && name.endsWith("}");
        int end = wrapped ? name.length() - 1 : name.length();
        StringBuilder squeezed = new StringBuilder(end);
        for (int i = wrapped ? 2 : 0; i < end; i++) {
            char c = name.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                squeezed.append((char) (c + ('a' - 'A')));
            } else if (c != '-' && c != '_') {
                squeezed.append(c);
            }
        }
        return squeezed.toString();
    }

    private static Map<String, FlowLogField> bySqueezedName() {
        Map<String, FlowLogField> fields = new HashMap<>(256);
        for (FlowLogField field : values()) {
            fields.put(squeeze(field.logName), field);
        }
        fields.put("starttime", START);
        fields.put("endtime", END);
        fields.put("account", ACCOUNT_ID);
        fields.put("sourceaddress", SRCADDR);
        fields.put("destinationaddress", DSTADDR);
        fields.put("sourceport", SRCPORT);
        fields.put("destinationport", DSTPORT);
        fields.put("numpackets", PACKETS);
        fields.put("numbytes", BYTES);
        return fields;
    }
}
