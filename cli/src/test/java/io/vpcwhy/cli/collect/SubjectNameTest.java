package io.vpcwhy.cli.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectNameTest {

    @ParameterizedTest
    @CsvSource({
        "pl-0123456789abcdef0, pl-0123456789abcdef0",
        "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/73e2d6bc24d8a067, web-73e2d6bc24d8a067",
        "arn:aws:resource-groups:eu-west-1:123456789012:group/web tier, web-tier",
        "../../etc/passwd, -..-..-etc-passwd",
        "arn:aws:x:y:z:a/../../b, -..-..-b"
    })
    void aFileIsNamedAfterItsSubjectAndStaysInItsFolder(String id, String name) {
        assertThat(SubjectName.of(id)).isEqualTo(name);
    }
}
