package io.vpcwhy.model.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents damaged at random, the same at every run: each is read or refused, and nothing else happens. */
class SnapshotFuzzTest {

    private static final long SEED = 20_241_121;

    private static final List<String> DOCUMENTS = List.of(
            "{'Vpcs':[{'VpcId':'vpc-1','CidrBlock':'10.0.0.0/16','CidrBlockAssociationSet':[{'CidrBlock':'10.0.0.0/16',"
                    + "'CidrBlockState':{'State':'associated'}}],'Tags':[{'Key':'a','Value':'b'},{'Key':'c'}]}]}",
            "{'NetworkInterfaces':[{'NetworkInterfaceId':'eni-1','VpcId':'vpc-1','SubnetId':'subnet-1','PrivateIpAddress':"
                    + "'10.0.0.5','PrivateIpAddresses':[{'PrivateIpAddress':'10.0.0.5','Primary':true,'Association':"
                    + "{'PublicIp':'198.51.100.1'}}],'Ipv6Addresses':[{'Ipv6Address':'2001:db8::5'}],'Groups':[{'GroupId':"
                    + "'sg-1'},{'GroupId':'sg-2'},{'GroupId':'sg-3'}],'Attachment':{'InstanceId':'i-1'},'Ipv4Prefixes':"
                    + "[{'Ipv4Prefix':'10.0.0.32/28'}],'ConnectionTrackingConfiguration':{'UdpTimeout':30}}]}",
            "{'SecurityGroups':[{'GroupId':'sg-1','IpPermissions':[{'IpProtocol':'tcp','FromPort':22,'ToPort':23,"
                    + "'IpRanges':[{'CidrIp':'0.0.0.0/0','Description':'x'}],'UserIdGroupPairs':[{'GroupId':'sg-2'}]},"
                    + "{'IpProtocol':'icmp','FromPort':8,'ToPort':-1,'Ipv6Ranges':[{'CidrIpv6':'::/0'}]}]}],"
                    + "'SecurityGroupRules':[{'SecurityGroupRuleId':'sgr-1','GroupId':'sg-1','IsEgress':false,'IpProtocol':"
                    + "'tcp','FromPort':22,'ToPort':23,'CidrIpv4':'0.0.0.0/0'}]}",
            "{'NetworkAcls':[{'NetworkAclId':'acl-1','VpcId':'vpc-1','Entries':[{'RuleNumber':100,'Egress':true,"
                    + "'RuleAction':'allow','Protocol':'6','CidrBlock':'0.0.0.0/0','PortRange':{'From':1,'To':2}}],"
                    + "'Associations':[{'SubnetId':'subnet-1'}]}]}",
            "{'RouteTables':[{'RouteTableId':'rtb-1','VpcId':'vpc-1','Routes':[{'DestinationCidrBlock':'0.0.0.0/0',"
                    + "'GatewayId':'igw-1','State':'active','Origin':'CreateRoute'}],'Associations':[{'Main':true}]}]}"
                    + "{'Reservations':[{'Instances':[{'InstanceId':'i-1','State':{'Name':'running'}}],'OwnerId':'1'}]}",
            "{'DBInstances':[{'DBInstanceIdentifier':'d','Engine':'e','Endpoint':{'Port':1},'DBSubnetGroup':{'Subnets':"
                    + "[{'SubnetIdentifier':'subnet-1'}]}}],'PrefixLists':[{'PrefixListId':'pl-1','Cidrs':['10.0.0.0/8']}],"
                    + "'Entries':[{'Cidr':'10.0.0.0/8'}],'VpcBlockPublicAccessOptions':{'InternetGatewayBlockMode':'off'},"
                    + "'VpcPeeringConnections':[{'VpcPeeringConnectionId':'pcx-1','Status':{'Code':'active'},"
                    + "'RequesterVpcInfo':{'VpcId':'a'},'AccepterVpcInfo':{'VpcId':'b','CidrBlock':'10.0.0.0/8'}}]}");

    private static final String SPICE = "\"\"{}[]:,, 0123456789-+.eEtfn\\u/abc\u0000\u001B\uFEFF\u2028\uD83D";

    @TempDir
    Path folder;

    @Test
    void aDamagedDocumentIsReadOrRefused() {
        int read = 0;
        for (int i = 0; i < 150_000; i++) {
            SplittableRandom random = new SplittableRandom(SEED + i);
            String text = Documents.json(DOCUMENTS.get(random.nextInt(DOCUMENTS.size())));
            byte[] content = damaged(text, random).getBytes(StandardCharsets.UTF_8);
            read += isRead("pl-1.json", content, SEED + i) ? 1 : 0;
        }
        // Damage to a string that nobody reads, to name one, is none; and not everything may be refused.
        assertThat(read).isBetween(1_000, 100_000);
    }

    @Test
    void anyBytesAreReadOrRefused() {
        for (int i = 0; i < 100_000; i++) {
            SplittableRandom random = new SplittableRandom(SEED + i);
            byte[] content = new byte[random.nextInt(64)];
            random.nextBytes(content);
            isRead(random.nextBoolean() ? "a.json" : "a", content, SEED + i);
        }
    }

    @Test
    void aDamagedArchiveIsReadOrRefused() throws IOException {
        List<byte[]> archives =
                List.of(zip(), tar(), Documents.gzip(tar()), Documents.gzip(Documents.bytes(Documents.VPC)));
        for (int i = 0; i < 8_000; i++) {
            SplittableRandom random = new SplittableRandom(SEED + i);
            byte[] content = archives.get(random.nextInt(archives.size())).clone();
            for (int hit = random.nextInt(4); hit >= 0; hit--) {
                content[random.nextInt(content.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("archive"), content);
            check(() -> SnapshotReader.read(file), SEED + i);
        }
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (int i = 0; i < DOCUMENTS.size(); i++) {
                out.putNextEntry(new ZipEntry("pl-1/" + i + ".json"));
                out.write(Documents.bytes(DOCUMENTS.get(i)));
                out.closeEntry();
            }
        }
        return packed.toByteArray();
    }

    private static byte[] tar() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(packed)) {
            for (int i = 0; i < DOCUMENTS.size(); i++) {
                byte[] content = Documents.bytes(DOCUMENTS.get(i));
                TarArchiveEntry entry = new TarArchiveEntry("pl-1/" + i + ".json");
                entry.setSize(content.length);
                out.putArchiveEntry(entry);
                out.write(content);
                out.closeArchiveEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    /** Something that reads a snapshot. */
    private interface Reading {
        Snapshot read() throws SnapshotException;
    }

    private static boolean isRead(String name, byte[] content, long seed) {
        return check(() -> SnapshotReader.read(List.of(Documents.source(name, content))), seed);
    }

    private static boolean check(Reading reading, long seed) {
        try {
            reading.read();
            return true;
        } catch (SnapshotException refused) {
            String message = String.valueOf(refused.getMessage());
            assertThat(message)
                    .as("seed %d", seed)
                    .doesNotContain("\n", "\r", "\u001B", ": null")
                    .contains("; ");
            return false;
        } catch (RuntimeException | StackOverflowError unexpected) {
            return fail("seed " + seed, unexpected);
        }
    }

    /** A few characters taken away, put in, or copied from elsewhere in the text. */
    private static String damaged(String text, SplittableRandom random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int hit = random.nextInt(3); hit >= 0; hit--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(5)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.setCharAt(at, SPICE.charAt(random.nextInt(SPICE.length())));
                case 2 -> damaged.insert(at, SPICE.charAt(random.nextInt(SPICE.length())));
                case 3 -> {
                    int from = random.nextInt(damaged.length());
                    damaged.insert(at, damaged.substring(from, Math.min(damaged.length(), from + random.nextInt(40))));
                }
                default -> damaged.delete(at, Math.min(damaged.length() - 1, at + random.nextInt(40)));
            }
        }
        return damaged.toString();
    }
}
