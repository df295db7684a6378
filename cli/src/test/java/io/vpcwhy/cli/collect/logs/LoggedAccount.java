package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.cli.LogFolder;
import io.vpcwhy.cli.collect.AwsSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.TrafficType;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * An account as it is built through the SDK: interfaces behind one security group, which lets HTTPS in, and flow logs of
 * each that deliver to all places that there are, with what they delivered there.
 */
final class LoggedAccount implements AutoCloseable {

    static final String REGION = "us-east-1";

    /** Two flow logs write here, each in its format: of {@link #web} and {@link #app}. */
    static final String GROUP = "/vpc/flow";

    /** A flow log writes here that of {@link #busy} has more than a query gives. */
    static final String BUSY_GROUP = "/vpc/busy";

    /** Its stream is not named by an interface, and holds records of {@link #turned} and {@link #other}. */
    static final String MIXED_GROUP = "/vpc/mixed";

    static final String MIXED_STREAM = "from-elsewhere";

    /** Of {@link #stored}, in plain text; beside it Parquet, and Hive's partitions. */
    static final String BUCKET = "flow-bucket";

    static final String PARQUET_FOLDER = "parquet/";
    static final String HIVE_FOLDER = "hive/";

    /** Of {@link #streamed}, by Firehose. */
    static final String DELIVERED_BUCKET = "delivered-bucket";

    static final String DELIVERED_FOLDER = "fh/";

    /** Of {@link #stored}, too. */
    static final String LARGE_OBJECT = "large.log";

    /** In bytes: a larger object is got in three ranges or more. */
    static final long TWO_RANGES = 8L << 20;

    /** How many events a group of {@link #busy} has: more than a page of FilterLogEvents and a query of Insights. */
    static final int MANY = 12_000;

    /** The first second of the first of three days in S3: 2025-11-18. */
    static final long DAY = Instant.parse("2025-11-18T00:00:00Z").getEpochSecond();

    static final int DAYS = 3;
    static final long DAY_SECONDS = 86_400;

    private static final String ROLE = "arn:aws:iam::123456789012:role/flows";
    private static final int BATCH = 4_000;
    private static final int FILES_OF_DAY = 4;
    private static final int DELIVERIES = 4;

    final LoggedInterface web;
    final LoggedInterface app;
    final LoggedInterface busy;
    final LoggedInterface turned;
    final LoggedInterface other;
    final LoggedInterface split;
    final LoggedInterface broken;
    final LoggedInterface stored;
    final LoggedInterface streamed;
    final LoggedInterface unlogged;

    /** A whole hour, two days ago: log groups take no events that are much older. */
    final long hour;

    private final Ec2Client ec2;
    private final CloudWatchLogsClient logs;
    private final S3Client s3;
    private final FirehoseClient firehose;

    LoggedAccount(AwsSession session) {
        Region region = Region.of(REGION);
        ec2 = session.client(Ec2Client.builder(), region);
        logs = session.client(CloudWatchLogsClient.builder(), region);
        s3 = session.client(S3Client.builder().forcePathStyle(true), region);
        firehose = session.client(FirehoseClient.builder(), region);
        hour = (Instant.now().getEpochSecond() - 2 * DAY_SECONDS) / 3_600 * 3_600;
        String vpc = ec2.createVpc(b -> b.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        String subnet = ec2.createSubnet(b -> b.vpcId(vpc).cidrBlock("10.0.1.0/24"))
                .subnet()
                .subnetId();
        String group = group(vpc);
        web = nic(subnet, group);
        app = nic(subnet, group);
        busy = nic(subnet, group);
        turned = nic(subnet, group);
        other = nic(subnet, group);
        split = nic(subnet, group);
        broken = nic(subnet, group);
        stored = nic(subnet, group);
        streamed = nic(subnet, group);
        unlogged = nic(subnet, group);
    }

    private String group(String vpc) {
        String group = ec2.createSecurityGroup(
                        b -> b.groupName("web").description("web").vpcId(vpc))
                .groupId();
        ec2.authorizeSecurityGroupIngress(b -> b.groupId(group)
                .ipPermissions(IpPermission.builder()
                        .ipProtocol("tcp")
                        .fromPort(443)
                        .toPort(443)
                        .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
                        .build()));
        return group;
    }

    private LoggedInterface nic(String subnet, String group) {
        NetworkInterface built = ec2.createNetworkInterface(
                        b -> b.subnetId(subnet).groups(group))
                .networkInterface();
        return new LoggedInterface(built.networkInterfaceId(), built.privateIpAddress());
    }

    /** Makes the flow logs, and puts there what they delivered. */
    void deliver(Path scratch) throws IOException {
        deliverToGroups();
        deliverByAction("ACCEPT");
        deliverByAction("REJECT");
        deliverAndBreak();
        s3.createBucket(b -> b.bucket(BUCKET));
        s3.createBucket(b -> b.bucket(DELIVERED_BUCKET));
        deliverText();
        deliverParquet(new LogFolder(scratch));
        deliverByFirehose();
    }

    private void deliverToGroups() {
        logs.createLogGroup(b -> b.logGroupName(GROUP));
        logs.createLogGroup(b -> b.logGroupName(BUSY_GROUP));
        logs.createLogGroup(b -> b.logGroupName(MIXED_GROUP));
        flowLogToGroup(web, GROUP, FlowLines.CUSTOM);
        flowLogToGroup(app, GROUP, FlowLines.TURNED);
        flowLogToGroup(busy, BUSY_GROUP, FlowLines.CUSTOM);
        flowLogToGroup(turned, MIXED_GROUP, FlowLines.TURNED);
        put(GROUP, web.stream(), inGroup(web, FlowLines.CUSTOM), 60_000);
        put(GROUP, app.stream(), inGroup(app, FlowLines.TURNED), 60_000);
        // Parts of a second, lest only times at the end of one are tried.
        put(BUSY_GROUP, busy.stream(), inBusyGroup(), 333);
        put(MIXED_GROUP, MIXED_STREAM, inTurn(turned, other), 30_000);
    }

    /** A group of its own for {@link #split}. */
    private void deliverByAction(String action) {
        String group = "/vpc/" + action.toLowerCase(Locale.ROOT);
        logs.createLogGroup(b -> b.logGroupName(group));
        flowLog(toGroup(split, group, FlowLines.CUSTOM).trafficType(action));
        List<String> lines = inGroup(split, FlowLines.CUSTOM);
        lines.removeIf(line -> !line.contains(action));
        put(group, split.id() + "-" + action.toLowerCase(Locale.ROOT), lines, 120_000);
    }

    /** A flow log of {@link #broken}, of which moto says that it fails, for its group comes later. */
    private void deliverAndBreak() {
        String group = "/vpc/broken";
        flowLogToGroup(broken, group, FlowLines.TURNED);
        logs.createLogGroup(b -> b.logGroupName(group));
        put(group, broken.stream(), inGroup(broken, FlowLines.TURNED), 60_000);
    }

    private List<String> inTurn(LoggedInterface one, LoggedInterface another) {
        List<String> lines = new ArrayList<>();
        List<String> others = inGroup(another, FlowLines.TURNED);
        for (String line : inGroup(one, FlowLines.TURNED)) {
            lines.add(line);
            lines.add(others.get(lines.size() / 2));
        }
        return lines;
    }

    /** What a group has of an interface: a record a minute for two hours. */
    List<String> inGroup(LoggedInterface nic, FlowLines lines) {
        return lines.of(nic, hour, 120, 60_000);
    }

    /** What the busy group has: three records a second or so. */
    List<String> inBusyGroup() {
        return FlowLines.CUSTOM.of(busy, hour, MANY, 333);
    }

    private void flowLogToGroup(LoggedInterface nic, String group, FlowLines lines) {
        flowLog(toGroup(nic, group, lines).trafficType(TrafficType.ALL));
    }

    private static CreateFlowLogsRequest.Builder toGroup(LoggedInterface nic, String group, FlowLines lines) {
        return CreateFlowLogsRequest.builder()
                .resourceIds(nic.id())
                .logDestinationType(LogDestinationType.CLOUD_WATCH_LOGS)
                .logGroupName(group)
                .deliverLogsPermissionArn(ROLE)
                .logFormat(lines.format());
    }

    private String flowLog(CreateFlowLogsRequest.Builder request) {
        return ec2.createFlowLogs(request.resourceType(FlowLogsResourceType.NETWORK_INTERFACE)
                        .build())
                .flowLogIds()
                .get(0);
    }

    /** Puts an event for each line, so many milliseconds apart. */
    private void put(String group, String stream, List<String> lines, int step) {
        logs.createLogStream(b -> b.logGroupName(group).logStreamName(stream));
        for (int from = 0; from < lines.size(); from += BATCH) {
            List<InputLogEvent> events = new ArrayList<>();
            for (int i = from; i < Math.min(lines.size(), from + BATCH); i++) {
                events.add(InputLogEvent.builder()
                        .timestamp(hour * 1_000 + (long) i * step)
                        .message(lines.get(i))
                        .build());
            }
            logs.putLogEvents(b -> b.logGroupName(group).logStreamName(stream).logEvents(events));
        }
    }

    /** Of {@link #web}, too, whose records the log group has as well. */
    private void deliverText() throws IOException {
        String ofStored = flowLogToBucket(stored);
        for (int day = 0; day < DAYS; day++) {
            for (int time = 0; time < FILES_OF_DAY; time++) {
                put(BUCKET, textKey(ofStored, fileTime(day, time)), LogFolder.gzipped(file(inFile(day, time))));
            }
        }
        put(BUCKET, textKey(ofStored, DAY).replace("AWSLogs/", "AWSLogs/_temporary/"), new byte[] {'x'});
        put(BUCKET, textKey(ofStored, DAY).replace("123456789012_vpc", ".123456789012_vpc"), new byte[] {'x'});
        String ofWeb = flowLogToBucket(web);
        put(BUCKET, textKey(ofWeb, hour), LogFolder.gzipped(file(inGroup(web, FlowLines.DEFAULT))));
        String large = String.join("\n", file(inLargeObject()));
        put(BUCKET, LARGE_OBJECT, large.getBytes(StandardCharsets.UTF_8));
    }

    /** More than {@link #TWO_RANGES}. */
    List<String> inLargeObject() {
        return FlowLines.DEFAULT.of(stored, DAY, 80_000, 1_000);
    }

    private String flowLogToBucket(LoggedInterface nic) {
        return flowLog(CreateFlowLogsRequest.builder()
                .resourceIds(nic.id())
                .trafficType(TrafficType.ALL)
                .logDestinationType(LogDestinationType.S3)
                .logDestination("arn:aws:s3:::" + BUCKET));
    }

    private static List<String> file(List<String> lines) {
        List<String> file = new ArrayList<>(lines);
        file.add(0, FlowLines.DEFAULT.header());
        return file;
    }

    private static long fileTime(int day, int time) {
        return DAY + day * DAY_SECONDS + time * DAY_SECONDS / FILES_OF_DAY;
    }

    private List<String> inFile(int day, int time) {
        return FlowLines.DEFAULT.of(stored, fileTime(day, time), 10, 10_000);
    }

    /** What the bucket has of {@link #stored} in each of its shapes. */
    List<String> inBucket() {
        List<String> lines = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            for (int time = 0; time < FILES_OF_DAY; time++) {
                lines.addAll(inFile(day, time));
            }
        }
        return lines;
    }

    private static String textKey(String flowLog, long seconds) {
        return "AWSLogs/" + FlowLines.ACCOUNT + "/vpcflowlogs/" + REGION + time("/yyyy/MM/dd/", seconds)
                + fileName(flowLog, seconds) + ".log.gz";
    }

    /** @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-path.html">Flow log files</a> */
    private static String fileName(String flowLog, long seconds) {
        return FlowLines.ACCOUNT + "_vpcflowlogs_" + REGION + "_" + flowLog + "_" + time("yyyyMMdd'T'HHmm'Z'", seconds)
                + "_1a2b3c4d";
    }

    private static String time(String pattern, long seconds) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .format(Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC));
    }

    private void deliverParquet(LogFolder scratch) throws IOException {
        String flowLog = "fl-0123456789abcdef0";
        for (int day = 0; day < DAYS; day++) {
            for (int time = 0; time < FILES_OF_DAY; time++) {
                long seconds = fileTime(day, time);
                String name = fileName(flowLog, seconds) + ".log.parquet";
                byte[] bytes = Files.readAllBytes(scratch.parquet(name, file(inFile(day, time))));
                put(
                        BUCKET,
                        PARQUET_FOLDER + "AWSLogs/" + FlowLines.ACCOUNT + "/vpcflowlogs/" + REGION
                                + time("/yyyy/MM/dd/", seconds) + name,
                        bytes);
                put(
                        BUCKET,
                        HIVE_FOLDER + "AWSLogs/aws-account-id=" + FlowLines.ACCOUNT
                                + "/aws-service=vpcflowlogs/aws-region=" + REGION
                                + time("/'year='yyyy/'month='MM/'day='dd/", seconds) + name,
                        bytes);
            }
        }
        put(BUCKET, HIVE_FOLDER + "_SUCCESS", new byte[0]);
    }

    /** By the hour, in turn as the JSON of a transformation, which puts no line breaks, and as plain lines. */
    private void deliverByFirehose() throws IOException {
        firehose.createDeliveryStream(b -> b.deliveryStreamName("flows")
                .extendedS3DestinationConfiguration(to -> to.roleARN(ROLE)
                        .bucketARN("arn:aws:s3:::" + DELIVERED_BUCKET)
                        .prefix(DELIVERED_FOLDER)));
        String stream = firehose.describeDeliveryStream(b -> b.deliveryStreamName("flows"))
                .deliveryStreamDescription()
                .deliveryStreamARN();
        flowLog(CreateFlowLogsRequest.builder()
                .resourceIds(streamed.id())
                .trafficType(TrafficType.ALL)
                .logDestinationType(LogDestinationType.KINESIS_DATA_FIREHOSE)
                .logDestination(stream)
                .logFormat(FlowLines.CUSTOM.format()));
        for (int number = 0; number < DELIVERIES; number++) {
            long seconds = DAY + number * 3_600L;
            List<String> lines = inDelivery(number);
            String json = String.join(
                    "",
                    lines.stream().map(line -> "{\"message\":\"" + line + "\"}").toList());
            put(
                    DELIVERED_BUCKET,
                    DELIVERED_FOLDER + time("yyyy/MM/dd/HH/'flows-1-'yyyy-MM-dd-HH-05-33", seconds)
                            + "-6f1c9b1e-1f2a-4b3c-8d4e-5f6071829a0b.gz",
                    LogFolder.gzipped(number % 2 == 0 ? List.of(json) : lines));
        }
    }

    private List<String> inDelivery(int number) {
        return FlowLines.CUSTOM.of(streamed, DAY + number * 3_600L, 20, 10_000);
    }

    /** What Firehose has delivered of {@link #streamed}. */
    List<String> inDeliveries() {
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < DELIVERIES; number++) {
            lines.addAll(inDelivery(number));
        }
        return lines;
    }

    private void put(String bucket, String key, byte[] bytes) {
        s3.putObject(b -> b.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
    }

    @Override
    public void close() {
        ec2.close();
        logs.close();
        s3.close();
        firehose.close();
    }
}
