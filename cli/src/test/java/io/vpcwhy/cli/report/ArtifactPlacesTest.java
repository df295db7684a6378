package io.vpcwhy.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.snapshot.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents are named in the same way on every machine. */
class ArtifactPlacesTest {

    @TempDir
    private Path folder;

    private static ArtifactPlace place(Path snapshot, Path workingDirectory, String file) {
        return new ArtifactPlaces(snapshot, workingDirectory)
                .of(new Provenance(file, 12, Optional.empty(), Optional.empty()));
    }

    @Test
    void aFileInTheWorkingDirectoryIsRelativeToIt() {
        ArtifactPlace place = place(Path.of("aws"), folder, "aws/eu west/vpcs#1.json");
        assertThat(place.uri()).isEqualTo("aws/eu%20west/vpcs%231.json");
        assertThat(place.base()).isEqualTo(ArtifactPlace.Base.WORKING_DIRECTORY);
        assertThat(place.line()).hasValue(12);
        assertThat(place(
                                folder.resolve("aws"),
                                folder,
                                folder.resolve("aws/vpcs.json").toString())
                        .shortly())
                .isEqualTo("aws/vpcs.json:12");
    }

    @Test
    void aFileElsewhereIsRelativeToTheSnapshot() throws IOException {
        Path aws = Files.createDirectories(folder.resolve("aws"));
        Path work = Files.createDirectories(folder.resolve("work"));
        ArtifactPlace place = place(Path.of("../aws"), work, "../aws/here/vpcs.json");
        assertThat(place.uri()).isEqualTo("here/vpcs.json");
        assertThat(place.base()).isEqualTo(ArtifactPlace.Base.SNAPSHOT);
        Path file = Files.writeString(aws.resolve("vpcs.json"), "{}");
        assertThat(place(file, work, file.toString()).uri()).isEqualTo("vpcs.json");
    }

    @Test
    void whatIsPackedHasNoLineOfTheFileButIsToldOf() {
        ArtifactPlace archived = place(Path.of("aws.zip"), folder, "aws.zip!eu/vpcs.json");
        assertThat(archived.line()).isEmpty();
        assertThat(archived.shortly()).isEqualTo("aws.zip (eu/vpcs.json line 12)");
        assertThat(place(Path.of("aws"), folder, "aws/vpcs.json.gz").shortly())
                .isEqualTo("aws/vpcs.json.gz (unpacked, line 12)");
    }

    @Test
    void theSnapshotItselfStandsForWhatNoDocumentHolds() {
        assertThat(new ArtifactPlaces(Path.of("."), folder).ofSnapshot().uri()).isEqualTo(".");
        assertThat(new ArtifactPlaces(Path.of("aws"), folder).ofSnapshot().uri())
                .isEqualTo("aws");
    }
}
