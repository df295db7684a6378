package io.vpcwhy.cli.collect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.xml.stream.XMLStreamException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Makes the SDK's clients: one's credentials, one's endpoint, retries and time limits, the same for every service. What is
 * made here shares one pool of connections and one clock, so that a client more costs little.
 */
public final class AwsSession implements AutoCloseable {

    /** Named in CloudTrail for every call under a role. */
    private static final String ROLE_SESSION = "vpcwhy";

    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private static final int CLOCKS = 2;

    /** How many connections to a host the JDK keeps open between calls. */
    private static final String KEPT_CONNECTIONS = "http.maxConnections";

    private static final String KEPT = "16";

    private final AwsAccess access;
    private final AwsCredentialsProvider credentials;
    private final SdkHttpClient http;
    private final ScheduledExecutorService clock;
    private final Runnable end;

    private AwsSession(
            AwsAccess access,
            AwsCredentialsProvider credentials,
            SdkHttpClient http,
            ScheduledExecutorService clock,
            Runnable end) {
        this.access = access;
        this.credentials = credentials;
        this.http = http;
        this.clock = clock;
        this.end = end;
    }

    /** A session with the credentials of the profile that is named, or of the SDK's default chain. Nothing is asked for them yet. */
    public static AwsSession open(AwsAccess access) {
        if (System.getProperty(KEPT_CONNECTIONS) == null) {
            // The JDK keeps five, and the rest of the calls that are made at a time would each begin with a handshake.
            System.setProperty(KEPT_CONNECTIONS, KEPT);
        }
        AwsCredentialsProvider credentials = credentials(access.profile());
        SdkHttpClient http = UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECTING)
                .socketTimeout(access.timeout())
                .build();
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(CLOCKS, task -> {
            Thread thread = new Thread(task, "vpcwhy-aws-clock");
            thread.setDaemon(true);
            return thread;
        });
        return new AwsSession(access, credentials, http, clock, () -> {
            if (credentials instanceof SdkAutoCloseable closeable) {
                closeable.close();
            }
            http.close();
            clock.shutdownNow();
        });
    }

    /**
     * Those of the profile that is named, as with the AWS CLI also where the environment has others: they may be of another
     * account.
     *
     * @see <a href="https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-options.html">Options of the AWS CLI</a>
     */
    private static AwsCredentialsProvider credentials(Optional<String> profile) {
        return profile.isPresent()
                ? ProfileCredentialsProvider.create(profile.get())
                : DefaultCredentialsProvider.builder().build();
    }

    /** A session under a role that this one's credentials may assume. Closing it leaves this one open. */
    public AwsSession under(String roleArn, Region region) {
        StsClient sts = client(StsClient.builder(), region);
        StsAssumeRoleCredentialsProvider role = StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> {
                    request.roleArn(roleArn).roleSessionName(ROLE_SESSION);
                    access.externalId().ifPresent(request::externalId);
                })
                .build();
        return new AwsSession(access, role, http, clock, () -> {
            role.close();
            sts.close();
        });
    }

    /** The client of a service in a Region, by its builder as the SDK gives it. The caller closes it. */
    public <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(B builder, Region region) {
        access.endpoint().map(URI::create).ifPresent(builder::endpointOverride);
        return builder.region(region)
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(configuration())
                .build();
    }

    /** Whether something in the place of AWS is asked, which may not have a name for each bucket. */
    public boolean isElsewhere() {
        return access.endpoint().isPresent()
                || System.getenv("AWS_ENDPOINT_URL") != null
                || System.getenv("AWS_ENDPOINT_URL_S3") != null;
    }

    private ClientOverrideConfiguration configuration() {
        ClientOverrideConfiguration.Builder configuration = ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(access.timeout())
                .retryStrategy(retries())
                .scheduledExecutorService(clock);
        // A profile can name an endpoint, too.
        access.profile().ifPresent(configuration::defaultProfileName);
        return configuration.build();
    }

    /** Slows down by itself when AWS throttles, as the AWS CLI does with {@code AWS_RETRY_MODE=adaptive}. */
    private RetryStrategy retries() {
        BackoffStrategy backoff = BackoffStrategy.exponentialDelay(access.firstDelay(), AwsAccess.LONGEST_DELAY);
        return AwsRetryStrategy.adaptiveRetryStrategy().toBuilder()
                .maxAttempts(access.attempts())
                .backoffStrategy(backoff)
                .throttlingBackoffStrategy(backoff)
                .retryOnException(AwsSession::brokeOff)
                .build();
    }

    /** Whether an answer broke off or came damaged, which the next one need not. */
    private static boolean brokeOff(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof UncheckedIOException
                    || cause instanceof XMLStreamException) {
                return true;
            }
        }
        return false;
    }

    /**
     * The Region of the environment or the profile, in the AWS CLI's order.
     *
     * @throws CollectException where none is named
     */
    public Region usualRegion() throws CollectException {
        for (String variable : new String[] {"AWS_REGION", "AWS_DEFAULT_REGION"}) {
            String named = System.getenv(variable);
            if (named != null && !named.isBlank()) {
                return Region.of(named.strip());
            }
        }
        DefaultAwsRegionProviderChain.Builder chain = DefaultAwsRegionProviderChain.builder();
        chain.profileName(
                access.profile().orElseGet(() -> ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow()));
        try {
            return Optional.ofNullable(chain.build().getRegion()).orElseThrow(AwsSession::noRegion);
        } catch (SdkClientException none) {
            throw noRegion();
        }
    }

    private static CollectException noRegion() {
        return CollectException.ofUsage(
                "no Region is named: give --region, set AWS_REGION, or name one in the profile");
    }

    @Override
    public void close() {
        end.run();
    }
}
