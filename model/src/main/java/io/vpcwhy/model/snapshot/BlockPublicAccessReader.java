package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.BlockPublicAccess;
import io.vpcwhy.model.aws.BlockPublicAccess.Mode;
import io.vpcwhy.model.snapshot.Found.Place;
import org.jspecify.annotations.Nullable;

/**
 * Reads the VPC Block Public Access options of an account in a Region.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcBlockPublicAccessOptions.html">VpcBlockPublicAccessOptions</a>
 */
final class BlockPublicAccessReader implements ResourceReader {

    @Override
    public @Nullable ResourceKind kind() {
        return null;
    }

    @Override
    public boolean single() {
        return true;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String account = null;
        @Nullable String region = null;
        @Nullable Mode mode = null;
        boolean exclusionsAllowed = true;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "AwsAccountId" -> account = in.string();
                case "AwsRegion" -> region = in.string();
                case "InternetGatewayBlockMode" -> mode = in.oneOf(Mode.values(), "block mode");
                case "ExclusionsAllowed" -> exclusionsAllowed = !in.string().equals("not-allowed");
                default -> in.skip();
            }
        }
        Place place = out.place(account, region);
        BlockPublicAccess options = new BlockPublicAccess(
                place.account(), place.region(), in.required(mode, "InternetGatewayBlockMode"), exclusionsAllowed);
        out.blockPublicAccess.add(out.found(options, account, region));
    }
}
