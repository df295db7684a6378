package io.vpcwhy.cli.collect;

import java.util.Set;

/** Says what to do where AWS does not take the credentials, or where there are none. */
public final class CredentialWords {

    private static final Set<String> OVER = Set.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "InvalidGrantException",
            "RequestExpired",
            "TokenRefreshRequired",
            "UnauthorizedException");

    private CredentialWords() {}

    /**
     * What to do.
     *
     * @param code of AWS's answer; empty where AWS was not even asked
     */
    public static CollectException refused(String code) {
        if (code.isEmpty()) {
            return CollectException.ofCredentials(
                    "no AWS credentials that can be used were found: log in (aws sso login), set"
                            + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile that has some with --profile");
        }
        if (OVER.contains(code)) {
            return CollectException.ofCredentials(
                    "the AWS credentials have expired (" + code
                            + "): log in again (aws sso login) or set new ones, and run the same again (collect with --resume)");
        }
        return CollectException.ofCredentials("AWS does not take the credentials (" + code
                + "): check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, --profile, and that the"
                + " Region is enabled for the account");
    }
}
