package io.vpcwhy.simulator.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.snapshot.Gap;
import io.vpcwhy.model.snapshot.Inventory;
import io.vpcwhy.model.snapshot.Inventory.Unanswered;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PathGapsTest {

    private static final Snapshot SNAPSHOT = Snapshot.builder()
            .inventory(new Inventory(
                    1,
                    1,
                    List.of(),
                    List.of(
                            unanswered("aws ec2 describe-flow-logs"),
                            unanswered("aws elbv2 describe-target-health"),
                            unanswered("aws rds describe-db-instances"),
                            unanswered("aws ec2 describe-route-tables"))))
            .build();

    private static Unanswered unanswered(String command) {
        return new Unanswered(command, "some:Action", false, Optional.empty(), Optional.empty());
    }

    private static List<String> unansweredThatMayHideAWay(boolean databases) {
        return PathGaps.of(SNAPSHOT, databases).gaps().stream()
                .filter(Gap.NotAnswered.class::isInstance)
                .map(Gap::command)
                .toList();
    }

    @Test
    void whatAwsDidNotAnswerMayHideAWayUnlessItIsBesideIt() {
        assertThat(unansweredThatMayHideAWay(false))
                .containsExactly("aws elbv2 describe-target-health", "aws ec2 describe-route-tables");
    }

    @Test
    void databasesThatAwsDidNotTellMatterWhereDatabasesAreAskedFor() {
        assertThat(unansweredThatMayHideAWay(true)).contains("aws rds describe-db-instances");
    }
}
