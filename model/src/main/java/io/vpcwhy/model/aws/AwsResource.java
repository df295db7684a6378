package io.vpcwhy.model.aws;

/** Something with an id of its own in an account. */
public interface AwsResource {

    /** The id, such as {@code sg-0123456789abcdef0}; an ARN or a name where AWS gives no shorter one. */
    String id();
}
