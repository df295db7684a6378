package io.vpcwhy.model.snapshot;

import static io.vpcwhy.model.snapshot.Documents.VPC;
import static io.vpcwhy.model.snapshot.Documents.bytes;
import static io.vpcwhy.model.snapshot.Documents.gzip;
import static io.vpcwhy.model.snapshot.Documents.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.vpcwhy.model.aws.Vpc;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders, files and archives. */
class SnapshotFilesTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String OTHER_VPC = "{'Vpcs': [{'VpcId': 'vpc-2'}]}";

    @TempDir
    Path folder;

    private Path write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private Path write(String name, String text) throws IOException {
        return write(name, bytes(text));
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return packed.toByteArray();
    }

    private static byte[] tar(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(packed)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                // With the names kept as they are, as those who mean ill would write them.
                TarArchiveEntry header = new TarArchiveEntry(entry.getKey(), true);
                header.setSize(entry.getValue().length);
                out.putArchiveEntry(header);
                out.write(entry.getValue());
                out.closeArchiveEntry();
            }
        }
        return packed.toByteArray();
    }

    private static Map<String, byte[]> twoDocuments() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("b/vpcs.json", bytes(OTHER_VPC));
        entries.put("a/123456789012/eu-west-1/vpcs.json", bytes(VPC));
        return entries;
    }

    private static void assertHoldsBoth(Path path) throws SnapshotException {
        Snapshot snapshot = SnapshotReader.read(path);
        assertThat(snapshot.all(Vpc.class)).extracting(Vpc::id).containsExactly("vpc-1", "vpc-2");
        assertThat(snapshot.provenance("vpc-1").orElseThrow().account()).contains("123456789012");
        assertThat(snapshot.provenance("vpc-1").orElseThrow().region()).contains("eu-west-1");
    }

    @Test
    void aFolderIsSearchedToTheBottomInTheOrderOfItsPaths() throws Exception {
        write("b/vpcs.json", OTHER_VPC);
        Path first = write("a/123456789012/eu-west-1/any name.JSON", VPC);
        assertHoldsBoth(folder);
        assertThat(SnapshotReader.read(folder).provenance("vpc-1").orElseThrow().file())
                .isEqualTo(first.toString());
    }

    @Test
    void oneFileIsEnoughWhateverItsName() throws Exception {
        for (String name : new String[] {"vpcs.json", "vpcs", "vpcs.txt"}) {
            assertThat(SnapshotReader.read(write(name, VPC)).all(Vpc.class)).hasSize(1);
        }
    }

    @Test
    void aPackedFileIsReadAsIfItWereNot() throws Exception {
        assertThat(SnapshotReader.read(write("vpcs.json.gz", gzip(bytes(VPC)))).all(Vpc.class))
                .hasSize(1);
        assertThat(SnapshotReader.read(folder).all(Vpc.class)).hasSize(1);
    }

    @Test
    void archivesAreKnownByTheirContent() throws Exception {
        assertHoldsBoth(write("snapshot.zip", zip(twoDocuments())));
        assertHoldsBoth(write("snapshot.tar.gz", gzip(tar(twoDocuments()))));
        assertHoldsBoth(write("snapshot.tar", tar(twoDocuments())));
        assertHoldsBoth(write("misnamed.json", zip(twoDocuments())));
    }

    @Test
    void anEntryIsNamedBehindItsArchive() throws Exception {
        Path archive = write("snapshot.zip", zip(twoDocuments()));
        assertThat(SnapshotReader.read(archive)
                        .provenance("vpc-2")
                        .orElseThrow()
                        .file())
                .isEqualTo(archive + "!b/vpcs.json");
        Path bad = write("bad.tgz", gzip(tar(Map.of("x.json", bytes("{'Vpcs': 7}")))));
        assertThat(refusal(bad)).isEqualTo(bad + "!x.json: Vpcs: found '7'; a list is expected");
    }

    @Test
    void namesThatLeadOutOfAnArchiveOnlyName() throws Exception {
        Map<String, byte[]> entries = Map.of("../../etc/vpcs.json", bytes(VPC), "/tmp/x/vpcs.json", bytes(OTHER_VPC));
        for (Path archive : new Path[] {write("a.zip", zip(entries)), write("a.tgz", gzip(tar(entries)))}) {
            assertThat(SnapshotReader.read(archive).all(Vpc.class)).hasSize(2);
        }
        assertThat(folder.resolve("../etc")).doesNotExist();
    }

    @Test
    void anArchiveInAnArchiveOrFolderIsNotOpened() throws Exception {
        byte[] inner = zip(Map.of("vpcs.json", bytes(OTHER_VPC)));
        Path archive = write("outer.zip", zip(Map.of("inner.zip", inner, "vpcs.json", bytes(VPC))));
        for (Path path : new Path[] {archive, folder}) {
            write("vpcs.json", VPC);
            Snapshot snapshot = SnapshotReader.read(path);
            assertThat(snapshot.all(Vpc.class)).extracting(Vpc::id).containsExactly("vpc-1");
            assertThat(snapshot.inventory().skipped())
                    .extracting(Inventory.Skipped::reason)
                    .containsExactly(Inventory.Reason.NOT_JSON);
        }
    }

    @Test
    void whatIsNoJsonInAFolderIsCountedAndPassedOver() throws Exception {
        write("vpcs.json", VPC);
        write("README.md", "# {'Vpcs'}");
        write("sub/.DS_Store", new byte[] {0, 0, 0, 1, 'B', 'u', 'd', '1'});
        write("template.yaml", "{{ name }}: {% if x %}");
        write("records.csv", "a,b\n1,2\n");
        write("empty.txt", "");
        write("__MACOSX/._vpcs.json", new byte[] {0, 5, 22, 7});
        Snapshot snapshot = SnapshotReader.read(folder);
        assertThat(snapshot.inventory().skipped())
                .hasSize(6)
                .allSatisfy(skipped -> assertThat(skipped.reason()).isEqualTo(Inventory.Reason.NOT_JSON));
        assertThat(snapshot.inventory().files()).isEqualTo(1);
    }

    @Test
    void jsonInAFolderIsKnownByItsContent() throws Exception {
        write("get-vpcs", "  \n " + VPC);
        assertThat(SnapshotReader.read(folder).all(Vpc.class)).hasSize(1);
        Path broken = write("other", "{'Vpcs': [");
        assertThat(refusal(folder)).startsWith(broken + ": Vpcs");
    }

    @Test
    void aFileThatPromisesJsonInAFolderMustHoldIt() throws Exception {
        write("a.json", VPC);
        Path broken = write("b.json", "Unable to locate credentials");
        assertThat(refusal(folder)).startsWith(broken + ": is no JSON (line 1, column ");
    }

    @Test
    void ofSeveralBadFilesTheFirstIsTold() throws Exception {
        write("b.json", "{'Vpcs': 2}");
        Path first = write("a.json", "{'Vpcs': 1}");
        assertThat(refusal(folder)).isEqualTo(first + ": Vpcs: found '1'; a list is expected");
    }

    @Test
    void whatIsNotThereOrHoldsNothingIsSaid() throws Exception {
        Path gone = folder.resolve("gone");
        assertThat(refusal(gone)).isEqualTo(gone + ": does not exist; " + SnapshotReader.EXPECTED);
        assertThat(refusal(folder))
                .isEqualTo(folder + ": holds no AWS resource of a known kind; " + SnapshotReader.EXPECTED);
        Path text = write("notes.txt", "notes");
        assertThat(refusal(folder))
                .isEqualTo(folder + ": holds no AWS resource of a known kind; " + SnapshotReader.EXPECTED);
        assertThat(refusal(text)).startsWith(text + ": is no JSON (line 1, column ");
        Path empty = write("empty.zip", zip(Map.of()));
        assertThat(refusal(empty)).startsWith(empty + ": holds no AWS resource of a known kind; ");
    }

    @Test
    void linksAreFollowedButNotInCircles() throws Exception {
        Path target = write("real/vpcs.json", VPC).getParent();
        Path snapshot = Files.createDirectory(folder.resolve("snapshot"));
        Files.createSymbolicLink(snapshot.resolve("linked"), target);
        Files.createSymbolicLink(snapshot.resolve("circle"), snapshot);
        assertThat(SnapshotReader.read(snapshot).all(Vpc.class)).hasSize(1);
    }

    @Test
    void anArchiveThatIsCutOffIsAnError() throws Exception {
        Map<String, byte[]> entries = Map.of("vpcs.json", manyVpcs(3000));
        for (byte[] whole : new byte[][] {zip(entries), gzip(tar(entries)), tar(entries), gzip(manyVpcs(3000))}) {
            for (int part = 1; part < 8; part++) {
                Path cut = write("cut", Arrays.copyOf(whole, whole.length * part / 8));
                assertThat(refusal(cut)).startsWith(cut.toString());
            }
        }
    }

    @Test
    void aGzipFileThatIsCutOffIsCalledIncomplete() throws Exception {
        byte[] whole = gzip(manyVpcs(3000));
        Path cut = write("vpcs.json.gz", Arrays.copyOf(whole, whole.length / 2));
        assertThat(refusal(cut))
                .startsWith(cut + ": Vpcs[")
                .endsWith(": ends before its content does; a complete file is expected");
    }

    @Test
    void aZipBombIsRefusedBeforeItUnpacks() throws Exception {
        Path bomb = folder.resolve("bomb.zip");
        try (OutputStream file = Files.newOutputStream(bomb);
                ZipOutputStream out = new ZipOutputStream(file)) {
            out.putNextEntry(new ZipEntry("vpcs.json"));
            writeBlanks(out);
            out.closeEntry();
        }
        assertRefusedSoon(bomb, bomb + "!vpcs.json: unpacks to more than 200 times its size; " + ArchiveLimits.REMEDY);
    }

    @Test
    void aGzipBombIsRefusedBeforeItUnpacks() throws Exception {
        Path bomb = folder.resolve("bomb.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            writeBlanks(out);
        }
        String message = bomb + ": unpacks to more than 200 times its size; " + ArchiveLimits.REMEDY;
        assertRefusedSoon(bomb, message);
        assertRefusedSoon(folder, message);
    }

    @Test
    void aTarBombIsRefusedBeforeItUnpacks() throws Exception {
        Path bomb = folder.resolve("bomb.tar.gz");
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(bomb));
                TarArchiveOutputStream out = new TarArchiveOutputStream(packed)) {
            TarArchiveEntry entry = new TarArchiveEntry("junk.bin");
            entry.setSize((long) BLANKS * BLOCK);
            out.putArchiveEntry(entry);
            writeBlanks(out);
            out.closeArchiveEntry();
        }
        assertRefusedSoon(bomb, bomb + ": unpacks to more than 200 times its size; " + ArchiveLimits.REMEDY);
    }

    private static final int BLOCK = 1 << 16;
    private static final int BLANKS = 4096;

    /** 256 MiB, which pack a thousand to one. */
    private static void writeBlanks(OutputStream out) throws IOException {
        byte[] blanks = new byte[BLOCK];
        Arrays.fill(blanks, (byte) ' ');
        for (int i = 0; i < BLANKS; i++) {
            out.write(blanks);
        }
    }

    private static void assertRefusedSoon(Path bomb, String message) {
        assertTimeout(SOON, () -> assertThat(refusal(bomb)).isEqualTo(message));
    }

    private static byte[] manyVpcs(int count) {
        StringBuilder text = new StringBuilder("{'Vpcs': [");
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",\n")
                    .append("{'VpcId': 'vpc-")
                    .append(Integer.toHexString(i * 31))
                    .append("'}");
        }
        return bytes(text.append("]}").toString());
    }
}
