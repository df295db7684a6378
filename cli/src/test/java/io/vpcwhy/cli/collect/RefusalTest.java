package io.vpcwhy.cli.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.CharConversionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class RefusalTest {

    private static Refusal.Sort sort(int status, String code) {
        return Refusal.of(
                        Ec2Exception.builder()
                                .statusCode(status)
                                .awsErrorDetails(AwsErrorDetails.builder()
                                        .errorCode(code)
                                        .build())
                                .build(),
                        true)
                .sort();
    }

    private static Refusal onTheWay(Throwable cause, boolean offered) {
        return Refusal.of(SdkClientException.create("Unable to execute HTTP request", cause), offered);
    }

    @ParameterizedTest
    @CsvSource({
        "403, UnauthorizedOperation, NOT_PERMITTED",
        "400, AccessDeniedException, NOT_PERMITTED",
        "403, SomethingNew, NOT_PERMITTED",
        "401, AuthFailure, CREDENTIALS",
        "401, UnauthorizedException, CREDENTIALS",
        "400, ExpiredTokenException, CREDENTIALS",
        "400, InvalidAction, NOT_ANSWERED",
        "501, NotImplemented, NOT_ANSWERED",
        "404, LoadBalancerNotFound, NOT_ANSWERED",
        "400, ThrottlingException, FAILED",
        "503, RequestLimitExceeded, FAILED",
        "403, RequestTimeTooSkewed, FAILED",
        "500, InternalError, FAILED"
    })
    void whatAwsAnswersSaysWhatFollows(int status, String code, Refusal.Sort sort) {
        assertThat(sort(status, code)).isEqualTo(sort);
    }

    @Test
    void aServiceWithoutAHostInARegionIsNotOfferedThereUnlessItIsKnownToBe() {
        assertThat(onTheWay(new UnknownHostException("dax.eu-south-2.amazonaws.com"), false)
                        .sort())
                .isEqualTo(Refusal.Sort.NOT_ANSWERED);
        assertThat(onTheWay(new UnknownHostException("ec2.eu-west-1.amazonaws.com"), true)
                        .sort())
                .isEqualTo(Refusal.Sort.FAILED);
    }

    @Test
    void whereNoCredentialsAreFoundNobodyWasAsked() {
        assertThat(Refusal.of(SdkClientException.create("Unable to load credentials from any of the providers"), true))
                .isEqualTo(new Refusal(Refusal.Sort.CREDENTIALS, ""));
        assertThat(onTheWay(new ConnectException("Connection refused"), true).code())
                .isEqualTo("Connection refused");
    }

    @Test
    void whatAParserQuotesOfAnAnswerIsNotToldOn() {
        assertThat(onTheWay(new CharConversionException("broken"), true).code()).isEqualTo("broken");
        assertThat(onTheWay(new QuotingException(), true).code()).isEqualTo("the answer is not what AWS sends");
    }

    /** As parsers of JSON throw them. */
    private static final class QuotingException extends IOException {

        private static final long serialVersionUID = 1;

        QuotingException() {
            super("Unexpected character in <html>secret");
        }
    }
}
