package io.vpcwhy.model.snapshot;

import static io.vpcwhy.model.snapshot.Documents.VPC;
import static io.vpcwhy.model.snapshot.Documents.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vpcwhy.model.aws.ResourceGroup;
import io.vpcwhy.model.aws.ResourceGroup.TagFilter;
import io.vpcwhy.model.aws.ResourceGroup.TagQuery;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the commands of AWS Resource Groups print. */
class ResourceGroupReadersTest {

    private static final String QUERY = """
            {"GroupQuery": {"GroupName": "web", "ResourceQuery": {"Type": "TAG_FILTERS_1_0",
             "Query": "{\\"ResourceTypeFilters\\":[\\"AWS::EC2::Instance\\"],\\"TagFilters\\":[{\\"Key\\":\\"Role\\",\\"Values\\":[\\"web\\",\\"\\"]},{\\"Key\\":\\"Stage\\"}]}"}}}
            """;

    private static final String LISTED = """
            {"Resources": [{"Identifier": {"ResourceArn": "arn:aws:ec2:us-east-1:123456789012:instance/i-1",
                            "ResourceType": "AWS::EC2::Instance"}}],
             "ResourceIdentifiers": [{"ResourceArn": "arn:aws:ec2:us-east-1:123456789012:instance/i-1",
                                      "ResourceType": "AWS::EC2::Instance"}],
             "QueryErrors": []}
            """;

    private static List<ResourceGroup> groups(String file, String text) throws SnapshotException {
        return SnapshotReader.read(List.of(source("vpcs.json", VPC), source(file, text)))
                .resourceGroups();
    }

    @Test
    void aTagQueryIsReadOutOfItsString() throws SnapshotException {
        assertThat(groups("123456789012/us-east-1/get-group-query-web.json", QUERY))
                .containsExactly(new ResourceGroup(
                        "web",
                        Optional.of("123456789012"),
                        Optional.of("us-east-1"),
                        Optional.of(new TagQuery(
                                List.of("AWS::EC2::Instance"),
                                List.of(new TagFilter("Role", List.of("web", "")), new TagFilter("Stage", List.of())))),
                        Optional.empty()));
    }

    @Test
    void aQueryOfAStackTellsNoTags() throws SnapshotException {
        String stack = "{'GroupQuery': {'GroupName': 'web', 'ResourceQuery':"
                + " {'Type': 'CLOUDFORMATION_STACK_1_0', 'Query': '{}'}}}";
        assertThat(groups("web.json", stack))
                .singleElement()
                .satisfies(group -> assertThat(group.tagQuery()).isEmpty());
    }

    @Test
    void theNameOfAFileSaysWhichGroupHasTheMembers() throws SnapshotException {
        for (String file : List.of("list-group-resources-web.json", "groups/web.json")) {
            assertThat(groups(file, LISTED)).isNotEmpty().allSatisfy(group -> {
                assertThat(group.name()).isEqualTo("web");
                assertThat(group.resourceArns()).contains(List.of("arn:aws:ec2:us-east-1:123456789012:instance/i-1"));
            });
        }
    }

    @Test
    void nothingOfTheirAnswersIsCountedAsUnknown() throws SnapshotException {
        String list = "{'GroupIdentifiers': [{'GroupName': 'web', 'GroupArn': 'arn:aws:resource-groups:x'}],"
                + " 'Groups': [{'Name': 'web', 'GroupArn': 'arn:aws:resource-groups:x'}]}";
        Snapshot snapshot = SnapshotReader.read(
                List.of(source("vpcs.json", VPC), source("list.json", list), source("web.json", LISTED)));
        assertThat(snapshot.inventory().skipped()).isEmpty();
    }

    @Test
    void templatesAndGroupsOfOtherServicesAreCountedAsUnknown() throws SnapshotException {
        Snapshot snapshot = SnapshotReader.read(List.of(
                source("vpcs.json", VPC),
                source("template.json", "{'Resources': {'Vpc': {'Type': 'AWS::EC2::VPC'}}}"),
                source("iam.json", "{'Groups': [{'GroupName': 'admins', 'Arn': 'arn:aws:iam::x'}]}")));
        assertThat(snapshot.resourceGroups()).isEmpty();
        assertThat(snapshot.inventory().skipped())
                .extracting(Inventory.Skipped::name)
                .containsExactlyInAnyOrder("Resources", "Groups");
    }

    @Test
    void aMistakeInTheStringHasItsPlace() {
        String bad =
                "{'GroupQuery': {'GroupName': 'web', 'ResourceQuery': {'Type': 'TAG_FILTERS_1_0', 'Query': '[]'}}}";
        assertThatThrownBy(() -> groups("web.json", bad))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("web.json")
                .hasMessageContaining("GroupQuery.ResourceQuery.Query");
        String broken =
                "{'GroupQuery': {'GroupName': 'web', 'ResourceQuery': {'Type': 'TAG_FILTERS_1_0', 'Query': '{x'}}}";
        assertThatThrownBy(() -> groups("web.json", broken))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("web.json");
    }
}
