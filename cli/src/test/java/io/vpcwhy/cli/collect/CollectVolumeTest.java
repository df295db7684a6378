package io.vpcwhy.cli.collect;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.common.ConsoleNotifier;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An answer of very many pages. */
@Timeout(180)
class CollectVolumeTest {

    private static final int PAGES = 10_000;
    private static final int ON_A_PAGE = 2;
    private static final int EARLY = 2_000;
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    private Path folder;

    /** Answers with the page that the request's token names. */
    private static final class Pager implements ResponseDefinitionTransformerV2 {

        private static final Pattern TOKEN = Pattern.compile("NextToken=page-(\\d+)");

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            Matcher token = TOKEN.matcher(event.getRequest().getBodyAsString());
            int page = token.find() ? Integer.parseInt(token.group(1)) : 0;
            String[] ids = new String[ON_A_PAGE];
            for (int i = 0; i < ON_A_PAGE; i++) {
                ids[i] = "subnet-" + (page * ON_A_PAGE + i);
            }
            return FakeAws.xml(FakeAws.subnets(page + 1 < PAGES ? "page-" + (page + 1) : "", ids))
                    .build();
        }

        @Override
        public String getName() {
            return "pager";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    void tenThousandPagesLoseNothingRepeatNothingAndTakeNoMemory() throws IOException, CollectException {
        AtomicInteger items = new AtomicInteger();
        AtomicLong early = new AtomicLong();
        AtomicLong late = new AtomicLong();
        CollectProgress looking = new CollectProgress() {
            @Override
            public void items(int count) {
                int all = items.addAndGet(count);
                if (all == EARLY * ON_A_PAGE) {
                    early.set(used());
                } else if (all == PAGES * ON_A_PAGE) {
                    late.set(used());
                }
            }
        };
        try (FakeAws aws = FakeAws.start(wireMockConfig()
                .extensions(new Pager())
                .disableRequestJournal()
                .notifier(new ConsoleNotifier(false)))) {
            aws.server()
                    .stubFor(any(anyUrl())
                            .atPriority(1)
                            .withRequestBody(matching("Action=DescribeSubnets&.*"))
                            .willReturn(FakeAws.xml("").withTransformers("pager")));
            CollectPlan plan = new CollectPlan(
                    folder.resolve("out"), List.of("eu-west-1"), List.of(), List.of(), false, false, false);
            AwsAccess access = new AwsAccess(
                    Optional.empty(),
                    Optional.of(aws.endpoint()),
                    Optional.empty(),
                    Duration.ofSeconds(20),
                    3,
                    Duration.ofMillis(1));
            new Collection(plan, access, looking).run();
        }
        assertThat(late.get() - early.get()).as("bytes more, 8,000 pages later").isLessThan(8 * MEGABYTE);
        int next = 0;
        Path file = folder.resolve("out/123456789012/eu-west-1/ec2-describe-subnets.json");
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("\"SubnetId\"")) {
                    assertThat(line).contains("\"subnet-" + next + "\"");
                    next++;
                }
            }
        }
        assertThat(next).isEqualTo(PAGES * ON_A_PAGE);
    }
}
