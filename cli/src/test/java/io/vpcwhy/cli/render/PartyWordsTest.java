package io.vpcwhy.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.simulator.explain.Remediation;
import io.vpcwhy.simulator.filter.AmazonService;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Words for what an enumeration names: none is forgotten. */
class PartyWordsTest {

    private static final Set<Remediation.Reason> UNSAID =
            EnumSet.of(Remediation.Reason.NOT_REJECTED, Remediation.Reason.NOT_DECIDED, Remediation.Reason.NOT_ASKED);

    @ParameterizedTest
    @EnumSource(AmazonService.class)
    void everyServiceHasAName(AmazonService service) {
        assertThat(PartyWords.service(service)).isNotBlank().doesNotContain("_");
    }

    @ParameterizedTest
    @EnumSource(Remediation.Reason.class)
    void everyReasonNotToProposeAFixIsSaidOrGoesWithoutSaying(Remediation.Reason reason) {
        assertThat(RefusalWords.text(reason).isEmpty()).isEqualTo(UNSAID.contains(reason));
    }
}
