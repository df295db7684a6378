package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.cli.collect.CollectException;
import io.vpcwhy.cli.collect.CredentialWords;
import io.vpcwhy.cli.collect.Refusal;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** Asks, and says in one line what AWS says against it. Of what AWS answers its error code alone is told on. */
final class AwsAnswer {

    private static final String ARCHIVED = "InvalidObjectState";

    private AwsAnswer() {}

    /**
     * What AWS answers.
     *
     * @param of what is asked for, as the user named it
     * @param action what has to be allowed
     * @throws CollectException where AWS does not answer
     */
    static <T> T to(Supplier<T> question, String of, LogAction action) throws CollectException {
        try {
            return question.get();
        } catch (AbortedException stopped) {
            throw new CollectException(of + ": interrupted");
        } catch (SdkException thrown) {
            Refusal refusal = Refusal.of(thrown, true);
            throw switch (refusal.sort()) {
                case CREDENTIALS -> CredentialWords.refused(refusal.code());
                case NOT_PERMITTED -> notPermitted(refusal.code(), of, action);
                case NOT_ANSWERED -> CollectException.ofUsage(of + ": " + notAnswered(refusal.code()));
                case FAILED -> new CollectException(of + ": " + action + " was not answered (" + refusal.code() + ")");
            };
        }
    }

    /** An archived object is refused with the status of what is not permitted. */
    private static CollectException notPermitted(String code, String of, LogAction action) {
        return code.equals(ARCHIVED)
                ? CollectException.ofUsage(of + ": " + notAnswered(code))
                : new CollectException(
                        of + ": AWS does not permit it (" + code + "); " + action + " has to be allowed");
    }

    private static String notAnswered(String code) {
        return switch (code) {
            case "NoSuchKey" -> "it was deleted after it was listed (" + code + "); read it again";
            case "ResourceNotFoundException", "NoSuchBucket" ->
                "AWS has none of that name (" + code + "); check the name, --region, and whose credentials are used";
            case "MalformedQueryException" ->
                "the time that is asked for ends before the log group was made or before what it keeps (" + code + ")";
            case "LimitExceededException" ->
                "too many queries of Logs Insights run in the account (" + code + "); wait until they are over";
            case ARCHIVED -> "it is archived (" + code + "); restore it first";
            case "PreconditionFailed" -> "it was written anew while it was read (" + code + "); read it again";
            default -> "AWS does not answer (" + code + ")";
        };
    }
}
