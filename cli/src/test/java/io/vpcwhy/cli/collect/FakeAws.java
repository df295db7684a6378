package io.vpcwhy.cli.collect;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.util.List;

/**
 * Stands for AWS on this machine: an account in which there is nothing, but for what a test says. Whoever asks has the
 * credentials below, which the SDK finds among the system properties.
 */
public final class FakeAws implements AutoCloseable {

    public static final String ACCOUNT = "123456789012";
    public static final String ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE";
    public static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    public static final String SESSION_TOKEN = "IQoJb3JpZ2luX2VjSESSIONTOKENEXAMPLE";

    private static final int DEFAULT = 10;
    private static final int SAID = 5;

    private final WireMockServer server;

    private FakeAws(WireMockServer server) {
        this.server = server;
    }

    public static FakeAws start() {
        return start(wireMockConfig());
    }

    public static FakeAws start(WireMockConfiguration configuration) {
        WireMockServer server = new WireMockServer(configuration.dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        System.setProperty("aws.accessKeyId", ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", SECRET_KEY);
        System.setProperty("aws.sessionToken", SESSION_TOKEN);
        System.setProperty("aws.disableEc2Metadata", "true");
        FakeAws aws = new FakeAws(server);
        server.stubFor(any(anyUrl()).atPriority(DEFAULT).willReturn(json("{}")));
        server.stubFor(any(anyUrl())
                .atPriority(DEFAULT - 1)
                .withHeader("Content-Type", containing("x-www-form-urlencoded"))
                .willReturn(xml("<Answer><requestId>r-1</requestId></Answer>")));
        aws.say("GetCallerIdentity", identity(ACCOUNT));
        return aws;
    }

    /** Forgets the credentials. */
    @Override
    public void close() {
        for (String name :
                List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.sessionToken", "aws.disableEc2Metadata")) {
            System.clearProperty(name);
        }
        server.stop();
    }

    public WireMockServer server() {
        return server;
    }

    public String endpoint() {
        return server.baseUrl();
    }

    static String identity(String account) {
        return "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>" + account
                + "</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
    }

    public static ResponseDefinitionBuilder xml(String body) {
        return aResponse().withHeader("Content-Type", "text/xml").withBody(body);
    }

    public static ResponseDefinitionBuilder json(String body) {
        return aResponse()
                .withHeader("Content-Type", "application/x-amz-json-1.1")
                .withHeader("x-amzn-RequestId", "r-1")
                .withBody(body);
    }

    /** An error as EC2 writes it. */
    public static ResponseDefinitionBuilder error(int status, String code, String message) {
        return xml("<Response><Errors><Error><Code>" + code + "</Code><Message>" + message
                        + "</Message></Error></Errors><RequestID>r-1</RequestID></Response>")
                .withStatus(status);
    }

    /** An error as most other services write it. */
    public static ResponseDefinitionBuilder queryError(int status, String code) {
        return xml("<ErrorResponse><Error><Code>" + code + "</Code><Message>x</Message></Error></ErrorResponse>")
                .withStatus(status);
    }

    private static MappingBuilder of(String action) {
        return any(anyUrl()).withRequestBody(matching("(?s).*\\bAction=" + action + "&.*"));
    }

    /** Every request for an operation is answered so. */
    public void say(String action, ResponseDefinitionBuilder answer) {
        server.stubFor(of(action).atPriority(SAID).willReturn(answer));
    }

    void say(String action, String body) {
        say(action, xml(body));
    }

    /** Requests for an operation that hold some text are answered so, one after another; the last answer stays. */
    void sayTo(String action, String text, List<ResponseDefinitionBuilder> answers) {
        for (int i = 0; i < answers.size(); i++) {
            server.stubFor(of(action)
                    .atPriority(1)
                    .withRequestBody(containing(text))
                    .inScenario(action)
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "answer " + i)
                    .willSetStateTo("answer " + Math.min(i + 1, answers.size() - 1))
                    .willReturn(answers.get(i)));
        }
    }

    /** Requests for an operation that hold some text are answered so. */
    void sayTo(String action, String text, ResponseDefinitionBuilder answer) {
        server.stubFor(
                of(action).atPriority(1).withRequestBody(containing(text)).willReturn(answer));
    }

    /** Requests for an operation that are signed with a key are answered so. */
    void sayToKey(String action, String accessKey, ResponseDefinitionBuilder answer) {
        server.stubFor(of(action)
                .atPriority(1)
                .withHeader("Authorization", containing(accessKey))
                .willReturn(answer));
    }

    /** How often an operation was asked for with some text in the request. */
    int asked(String action, String text) {
        return server.countRequestsMatching(postRequestedFor(anyUrl())
                        .withRequestBody(matching("(?s).*\\bAction=" + action + "&.*"))
                        .withRequestBody(containing(text))
                        .build())
                .getCount();
    }

    /** A page of subnets. */
    static String subnets(String nextToken, String... ids) {
        StringBuilder body = new StringBuilder("<DescribeSubnetsResponse><requestId>r-1</requestId><subnetSet>");
        for (String id : ids) {
            body.append("<item><subnetId>").append(id).append("</subnetId><vpcId>vpc-1</vpcId></item>");
        }
        body.append("</subnetSet>");
        if (!nextToken.isEmpty()) {
            body.append("<nextToken>").append(nextToken).append("</nextToken>");
        }
        return body.append("</DescribeSubnetsResponse>").toString();
    }
}
