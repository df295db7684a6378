package io.vpcwhy.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.snapshot.Gap;
import io.vpcwhy.model.snapshot.Inventory.Reason;
import io.vpcwhy.model.snapshot.Inventory.Skipped;
import io.vpcwhy.model.snapshot.Inventory.Unanswered;
import io.vpcwhy.model.snapshot.ResourceKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Gaps in words. */
class GapWordsTest {

    private static String unread(Reason reason, String name, long items) {
        return GapWords.text(new Gap.Unread(new Skipped(reason, name, items, "aws/some.json")));
    }

    @Test
    void aMissingResourceNamesWhoNamesIt() {
        assertThat(GapWords.text(
                        new Gap.MissingResource(ResourceKind.SUBNET, "subnet-1", List.of("eni-1", "eni-2"), 9)))
                .isEqualTo("subnet subnet-1 is missing (named by eni-1, eni-2 and 7 more)");
        assertThat(GapWords.text(new Gap.MissingResource(ResourceKind.SUBNET, "subnet-1", List.of(), 0)))
                .isEqualTo("subnet subnet-1 is missing");
    }

    @Test
    void aResourceThatIsToldByWhatItBelongsToIsNotNamedTwice() {
        assertThat(GapWords.text(new Gap.MissingResource(
                        ResourceKind.NETWORK_ACL, "the network ACL of subnet-1", List.of("subnet-1"), 1)))
                .isEqualTo("the network ACL of subnet-1 is missing (named by subnet-1)");
    }

    @Test
    void whatWasNotAnsweredSaysWhereAndWhichPermissionIsMissing() {
        Gap denied = new Gap.NotAnswered(new Unanswered(
                "aws ec2 describe-vpcs",
                "ec2:DescribeVpcs",
                false,
                Optional.of("123456789012"),
                Optional.of("eu-west-1")));
        assertThat(GapWords.text(denied))
                .isEqualTo("aws ec2 describe-vpcs was not permitted in eu-west-1 of 123456789012 (ec2:DescribeVpcs)");
        assertThat(GapWords.code(denied)).isEqualTo("NOT_ANSWERED");
        assertThat(GapWords.text(new Gap.NotAnswered(new Unanswered(
                        "aws dax describe-clusters",
                        "dax:DescribeClusters",
                        true,
                        Optional.empty(),
                        Optional.empty()))))
                .isEqualTo("aws dax describe-clusters was not answered");
    }

    @Test
    void whatWasNotReadSaysHowMuchItIs() {
        assertThat(unread(Reason.UNKNOWN_KIND, "Buckets", 3))
                .isEqualTo("key Buckets is not read by this version (3 items, as in aws/some.json)");
        assertThat(unread(Reason.UNKNOWN_KIND, "Buckets", 1)).contains("(1 item, as in");
        assertThat(unread(Reason.UNKNOWN_KIND, "Buckets", 0)).contains("(empty, as in");
    }

    @Test
    void aFileThatWasPassedOverHasNoItems() {
        assertThat(unread(Reason.NOT_JSON, "aws/notes.txt", 0))
                .isEqualTo("aws/notes.txt was passed over: it is not JSON");
        assertThat(unread(Reason.NO_RESOURCES, "aws/list.json", 0))
                .isEqualTo("aws/list.json was passed over: it is JSON, but not what the AWS CLI prints");
    }

    @Test
    void codesGroupTheGaps() {
        assertThat(GapWords.code(new Gap.OptionsNotCollected())).isEqualTo("NOT_COLLECTED");
        assertThat(GapWords.code(new Gap.NotCollected(ResourceKind.VPC, true))).isEqualTo("NOT_COLLECTED");
        assertThat(GapWords.code(new Gap.MissingEntries("pl-1", List.of(), 0))).isEqualTo("MISSING_ENTRIES");
        assertThat(GapWords.code(new Gap.MissingResource(ResourceKind.VPC, "vpc-1", List.of(), 0)))
                .isEqualTo("MISSING_RESOURCE");
        assertThat(GapWords.code(new Gap.Unread(new Skipped(Reason.NOT_JSON, "x", 0, "x"))))
                .isEqualTo("NOT_READ");
    }

    @Test
    void whatIsMissingOfDatabasesIsSaid() {
        Gap group = new Gap.MissingSubnetGroup(Database.Service.ELASTICACHE, "private", List.of("sessions"), 1);
        assertThat(GapWords.text(group))
                .isEqualTo("the subnets of subnet group private were not collected (named by sessions)");
        assertThat(GapWords.code(group)).isEqualTo("MISSING_RESOURCE");
        Gap databases = new Gap.DatabasesNotCollected(Database.Kind.DAX_CLUSTER, List.of("eni-1"), 3);
        assertThat(GapWords.text(databases))
                .isEqualTo("databases of kind AWS::DAX::Cluster were not collected; interfaces of theirs are"
                        + " eni-1 and 2 more");
        assertThat(GapWords.code(databases)).isEqualTo("NOT_COLLECTED");
    }
}
