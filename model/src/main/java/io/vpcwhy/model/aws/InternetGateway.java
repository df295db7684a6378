package io.vpcwhy.model.aws;

import java.util.List;

/**
 * The way between a VPC and the internet.
 *
 * @param id {@code igw-...}
 * @param attachments the VPC that it is attached to: none or one
 */
public record InternetGateway(String id, List<Attachment> attachments, Tags tags) implements AwsResource {

    /**
     * An attachment to a VPC.
     *
     * @param state AWS prints {@code available} for an attached internet gateway
     */
    public record Attachment(String vpcId, String state) {

        /** Whether it carries traffic: an attachment that is going or gone does not. */
        public boolean attached() {
            return state.equals("available") || state.equals("attached");
        }
    }

    public InternetGateway {
        attachments = List.copyOf(attachments);
    }

    public boolean attachedTo(String vpcId) {
        return attachments.stream().anyMatch(a -> a.vpcId().equals(vpcId) && a.attached());
    }
}
