package io.vpcwhy.cli.collect;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * What became of a call that failed after all attempts.
 *
 * <p>Of what AWS answers its error code alone is told on: a message can quote the request with the session token in it, and
 * names the caller.
 *
 * @param code AWS's error code, or what went wrong on the way to AWS
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html">Error codes of EC2</a>
 */
public record Refusal(Sort sort, String code) {

    /** What follows from it. */
    public enum Sort {
        /** The caller may not: what is missing is told, and the rest is collected. */
        NOT_PERMITTED,
        /** AWS answers that it will not, as where the Region has no such call: told likewise. */
        NOT_ANSWERED,
        /** Nothing more will be answered before somebody logs in again. */
        CREDENTIALS,
        /** The call could not be finished. */
        FAILED
    }

    private static final Set<String> CREDENTIAL_CODES = Set.of(
            "AuthFailure",
            "ExpiredToken",
            "ExpiredTokenException",
            "IncompleteSignature",
            "IncompleteSignatureException",
            "InvalidAccessKeyId",
            "InvalidClientTokenId",
            "InvalidGrantException",
            "InvalidSignatureException",
            "InvalidToken",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "RequestExpired",
            "SignatureDoesNotMatch",
            "TokenRefreshRequired",
            "UnrecognizedClientException");

    private static final Set<String> PERMISSION_CODES = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "AuthorizationError",
            "AuthorizationErrorException",
            "ForbiddenException",
            "NotAuthorized",
            "UnauthorizedOperation");

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int INTERNAL_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;

    /**
     * What became of a call.
     *
     * @param offered whether AWS is known to offer the service in the Region
     */
    public static Refusal of(SdkException thrown, boolean offered) {
        if (thrown instanceof SdkServiceException answered) {
            return ofAnswer(answered);
        }
        if (thrown instanceof ApiCallAttemptTimeoutException || thrown instanceof ApiCallTimeoutException) {
            return new Refusal(Sort.FAILED, "timed out");
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return new Refusal(offered ? Sort.FAILED : Sort.NOT_ANSWERED, "no such host");
            }
        }
        return isAboutCredentials(thrown)
                ? new Refusal(Sort.CREDENTIALS, "")
                : new Refusal(Sort.FAILED, onTheWay(thrown));
    }

    private static Refusal ofAnswer(SdkServiceException answered) {
        String code = code(answered).orElse("HTTP status " + answered.statusCode());
        if (CREDENTIAL_CODES.contains(code) || answered.statusCode() == UNAUTHORIZED) {
            return new Refusal(Sort.CREDENTIALS, code);
        }
        int status = answered.statusCode();
        if (answered.isThrottlingException() || answered.isClockSkewException()) {
            return new Refusal(Sort.FAILED, code);
        }
        if (PERMISSION_CODES.contains(code) || status == FORBIDDEN) {
            return new Refusal(Sort.NOT_PERMITTED, code);
        }
        boolean lasting = status >= BAD_REQUEST && status < INTERNAL_ERROR;
        return new Refusal(lasting || status == NOT_IMPLEMENTED ? Sort.NOT_ANSWERED : Sort.FAILED, code);
    }

    private static Optional<String> code(SdkServiceException answered) {
        if (answered instanceof AwsServiceException aws && aws.awsErrorDetails() != null) {
            return Optional.ofNullable(aws.awsErrorDetails().errorCode())
                    .filter(code -> code.matches("[\\w.:-]{1,80}"));
        }
        return Optional.empty();
    }

    /** The SDK has no type of its own for that no credentials were found, or that a login is over. */
    private static boolean isAboutCredentials(SdkException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("unable to load credentials")
                    || message.contains("sso session")
                    || message.contains("sso token")
                    || message.contains("token is expired")
                    || message.contains("profile file")) {
                return true;
            }
        }
        return false;
    }

    /** What the JDK says of a connection, which quotes nothing that was sent over it; parsers of answers do. */
    private static String onTheWay(SdkException thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof IOException && root.getClass().getName().startsWith("java")) {
            return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        }
        return "the answer is not what AWS sends";
    }
}
