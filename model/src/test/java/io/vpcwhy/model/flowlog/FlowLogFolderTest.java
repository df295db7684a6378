package io.vpcwhy.model.flowlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowLogFolderTest {

    @TempDir
    private Path folder;

    private void file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }

    @Test
    void filesComeInTheOrderOfTheirPathsAndWhatToolsKeepApartIsLeftOut() throws IOException {
        for (String name : new String[] {"b/1.gz", "a-b/1.log", "a/2.gz", "a/10.parquet", "_SUCCESS", ".DS_Store"}) {
            file(name);
        }
        file("_delta_log/0.json");
        file("a/.2.gz.crc");
        Files.createSymbolicLink(folder.resolve("a/up"), folder);
        assertThat(FlowLogFolder.files(folder))
                .extracting(file -> folder.relativize(file).toString())
                .containsExactly("a-b/1.log", "a/10.parquet", "a/2.gz", "b/1.gz");
    }

    @Test
    void aFolderThatIsNamedItselfIsSearchedWhateverItsName() throws IOException {
        file("_logs/1.gz");
        assertThat(FlowLogFolder.files(folder.resolve("_logs"))).hasSize(1);
    }
}
