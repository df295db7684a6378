package io.vpcwhy.simulator.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The page of the explanation codes is made from the enum. After a change, write it anew:
 *
 * <pre>./mvnw -o -pl simulator -am test -Dtest=ExplanationCodesPageTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dvpcwhy.golden=write</pre>
 */
class ExplanationCodesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "explanation-codes.md");

    @Test
    void thePageSaysWhatTheEnumSays() throws IOException {
        String page = page();
        if (System.getProperty("vpcwhy.golden", "").equals("write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Explanation codes

                The codes of AWS Reachability Analyzer, as `vpcwhy explain` and `vpcwhy trace` give them in `ExplanationCode`, and
                those that vpcwhy does not give, with the reason. This page is made from the program.

                ## Given

                | code | what it says |
                |---|---|
                """);
        for (ExplanationCode code : ExplanationCode.values()) {
            if (code.given()) {
                page.append("| `")
                        .append(code)
                        .append("` | ")
                        .append(code.meaning())
                        .append(" |\n");
            }
        }
        page.append("""

                ## Not given

                | code | what it says | why vpcwhy does not give it |
                |---|---|---|
                """);
        for (ExplanationCode code : ExplanationCode.values()) {
            if (!code.given()) {
                page.append("| `").append(code).append("` | ").append(code.meaning());
                page.append(" | ").append(code.whyNotGiven()).append(" |\n");
            }
        }
        return page.toString();
    }
}
