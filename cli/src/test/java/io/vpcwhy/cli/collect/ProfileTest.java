package io.vpcwhy.cli.collect;

import static io.vpcwhy.cli.collect.FakeAws.xml;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose account is collected where credentials are in several places. */
class ProfileTest {

    private static final String PROFILE_KEY = "AKIAI44QH8DHBEXAMPLE";
    private static final String FILE = "aws.configFile";

    @TempDir
    private Path folder;

    private FakeAws aws;

    @BeforeEach
    void start() throws IOException {
        aws = FakeAws.start();
        aws.sayToKey("GetCallerIdentity", PROFILE_KEY, xml(FakeAws.identity("210987654321")));
        Path config = folder.resolve("config");
        Files.writeString(
                config,
                "[profile other]\nregion = eu-west-1\naws_access_key_id = " + PROFILE_KEY
                        + "\naws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY\n");
        System.setProperty(FILE, config.toString());
    }

    @AfterEach
    void stop() {
        System.clearProperty(FILE);
        aws.close();
    }

    private Run collect(String... options) {
        String[] all = {"collect", "--out", folder.resolve("aws").toString(), "--region", "eu-west-1", "--attempts", "1"
        };
        return Run.of(Stream.of(all, options).flatMap(Stream::of).toArray(String[]::new));
    }

    @Test
    void aProfileThatIsNamedComesBeforeCredentialsOfTheEnvironment() {
        Run run = collect("--profile", "other", "--endpoint-url", aws.endpoint());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(folder.resolve("aws/210987654321")).isDirectory();
    }

    @Test
    void credentialsOfTheEnvironmentStandForNoProfileThatIsNotThere() {
        Run run = collect("--profile", "none", "--endpoint-url", aws.endpoint());
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("no AWS credentials that can be used were found", "--profile");
        assertThat(folder.resolve("aws")).doesNotExist();
    }

    @Test
    void theEndpointThatAProfileNamesIsAsked() throws IOException {
        Path config = folder.resolve("config");
        Files.writeString(config, Files.readString(config) + "endpoint_url = " + aws.endpoint() + "\n");
        Run run = collect("--profile", "other");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(folder.resolve("aws/210987654321")).isDirectory();
    }
}
