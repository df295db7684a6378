package io.vpcwhy.model.snapshot;

import static io.vpcwhy.model.snapshot.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.aws.Vpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are read in parts, on a machine with any number of processors. */
class LargeFileTest {

    private static final int PARTS = 3;
    private static final int ELEMENTS = 90_000;

    @TempDir
    Path folder;

    /** As the AWS CLI prints it, some 25 MB. */
    private static StringBuilder document() {
        StringBuilder text = new StringBuilder("{\n    'Vpcs': [\n");
        for (int i = 0; i < ELEMENTS; i++) {
            text.append(i == 0 ? "" : ",\n")
                    .append("        {\n            'VpcId': 'vpc-")
                    .append(i)
                    .append("',\n            'CidrBlock': '10.0.0.0/16',\n            'Tags': [\n")
                    .append("                {\n                    'Key': 'Name',\n")
                    .append("                    'Value': 'a},\\n        {b'\n                }\n            ],\n")
                    .append("            'Comment': '")
                    .append("x".repeat(60))
                    .append("'\n        }");
        }
        return text.append("\n    ]\n}\n");
    }

    private Path write(CharSequence text) throws IOException {
        return Files.writeString(folder.resolve("vpcs.json"), json(text.toString()));
    }

    private static Optional<LargeFile> large(Path file) throws IOException {
        return LargeFile.of(file, Files.size(file), PARTS);
    }

    private static Optional<Findings> joined(Path file) throws IOException, SnapshotException {
        LargeFile large = large(file).orElseThrow();
        List<Findings> parts = new ArrayList<>();
        for (SnapshotSource part : large.parts()) {
            parts.add(DocumentReader.read(part, true));
        }
        assertThat(parts).hasSize(PARTS);
        return large.joined(parts);
    }

    @Test
    void thePartsTogetherAreTheWhole() throws Exception {
        Path file = write(document());
        Findings whole =
                DocumentReader.read(SnapshotSource.of(file.toString(), () -> Files.newInputStream(file)), true);
        Findings parts = joined(file).orElseThrow();
        assertThat(parts.documents).isEqualTo(whole.documents).isEqualTo(1);
        assertThat(parts.resources.get(ResourceKind.VPC).keySet())
                .containsExactlyElementsOf(whole.resources.get(ResourceKind.VPC).keySet());
        for (Found<?> found : whole.resources.get(ResourceKind.VPC).values()) {
            Vpc vpc = (Vpc) found.value();
            Found<?> again = parts.resources.get(ResourceKind.VPC).get(vpc.id());
            assertThat(again.value()).isEqualTo(vpc);
            assertThat(again.where()).isEqualTo(found.where());
        }
    }

    @Test
    void whatFollowsTheListIsReadToo() throws Exception {
        StringBuilder text = document();
        text.setLength(text.length() - "\n}\n".length());
        text.append(",\n    'Subnets': [],\n    'Widgets': [\n1,2]\n}\n{'FlowLogs': []}");
        Findings found = joined(write(text)).orElseThrow();
        assertThat(found.collected).contains(ResourceKind.VPC, ResourceKind.SUBNET, ResourceKind.FLOW_LOG);
        assertThat(found.skippedKeys).containsEntry("Widgets", 2L);
        assertThat(found.documents).isEqualTo(2);
    }

    @Test
    void aCutThatIsNotBetweenTwoElementsOfTheListIsNotUsed() throws Exception {
        // Another list, whose elements are indented as those of the first are: it holds every place for a cut.
        String text =
                "{\n    'Widgets': [\n        {\n'x': 1}\n],\n" + document().substring(2);
        Path file = write(text);
        assertThat(joined(file)).isEmpty();
        assertThat(SnapshotReader.read(file).all(Vpc.class)).hasSize(ELEMENTS);
    }

    @Test
    void aFileWrittenOtherwiseIsReadAsOne() throws Exception {
        Path file = write(document().toString().replace("\n", "").replace("\\n", " "));
        assertThat(large(file)).isEmpty();
        assertThat(SnapshotReader.read(file).all(Vpc.class)).hasSize(ELEMENTS);
    }

    @Test
    void aSmallFileIsReadAsOne() throws Exception {
        assertThat(large(write("{\n    'Vpcs': [\n        {'VpcId': 'vpc-1'}\n]}")))
                .isEmpty();
    }

    @Test
    void aMistakeNearTheEndIsToldWithItsPlaceInTheWhole() throws Exception {
        StringBuilder text = document();
        int last = text.lastIndexOf("10.0.0.0/16");
        text.replace(last, last + 8, "10.0.0.x");
        Path file = write(text);
        assertThat(Documents.refusal(file))
                .isEqualTo(file + ": Vpcs[" + (ELEMENTS - 1) + "].CidrBlock: '10.0.0.x/16' is no CIDR block;"
                        + " a block such as 10.0.0.0/16 or 2001:db8::/56 is expected");
    }

    @Test
    void twoTellingsInTwoPartsAreToldWithTheirLines() throws Exception {
        String text = document().toString();
        int last = text.lastIndexOf("vpc-" + (ELEMENTS - 1));
        Path file = write(text.substring(0, last) + "vpc-0', 'IsDefault': true, 'Was': '" + text.substring(last + 5));
        assertThat(Documents.refusal(file))
                .matches(".*: line " + (3 + (ELEMENTS - 1) * 11)
                        + ": VPC vpc-0 is not the same as in .* \\(line 3\\); .*");
    }
}
