package io.vpcwhy.cli.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedactorTest {

    private static final String OWN = "123456789012";
    private static final String OTHER = "210987654321";

    @TempDir
    private Path folder;

    private final Redactor redactor = new Redactor(List.of(OWN));

    private String redacted(String document) throws IOException {
        Path from = folder.resolve("raw");
        Files.createDirectories(from.resolve(OWN));
        Files.writeString(from.resolve(OWN).resolve("some.json"), document.replace('\'', '"'));
        Path to = folder.resolve("told");
        redactor.redact(from, to);
        return Files.readString(to.resolve(redactor.text(OWN)).resolve("some.json"));
    }

    private static String only(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }

    @Test
    void anAccountIsReplacedByTheSameEverywhereAndByAnAccount() throws IOException {
        String told = redacted("{'A': '" + OWN + "', 'B': ['arn:aws:rds:eu-west-1:" + OWN + ":db:x', 'my" + OWN
                + "logs'], 'C': '" + OTHER + "'}");
        String own = only(told, "\"A\": \"([0-9]{12})\"");
        String other = only(told, "\"C\": \"([0-9]{12})\"");
        assertThat(told).doesNotContain(OWN).doesNotContain(OTHER);
        assertThat(told).contains("eu-west-1:" + own + ":db:x").contains("\"my" + own + "logs\"");
        assertThat(other).isNotEqualTo(own);
        assertThat(redactor.text(OWN)).isEqualTo(own);
    }

    @Test
    void idsAndNumbersStayAsTheyAre() throws IOException {
        assertThat(redacted("{'Id': 'eni-0a135792468013bcd', 'Long': '1234567890123', 'Port': 443}"))
                .contains("eni-0a135792468013bcd", "1234567890123", "443");
    }

    @Test
    void tagsAreReplacedBothOfThemTheSameByTheSameAndTheirNamesByAwsAndOfAllStay() throws IOException {
        String told = redacted("{'Vpcs': [{'Tags': [{'Key': 'Name', 'Value': 'secret'}, {'Key': 'aws:stack', 'Value':"
                + " 'stack'}, {'Key': 'owner', 'Value': 'secret'}], 'VpcId': 'vpc-1', 'Name': 'kept'}]}");
        assertThat(told)
                .doesNotContain("secret")
                .doesNotContain("owner")
                .doesNotContain("\"stack\"")
                .contains("\"Key\": \"Name\"", "\"Key\": \"aws:stack\"", "vpc-1", "kept");
        assertThat(only(told, "\"Name\",\\s+\"Value\": \"(tag-\\w+)\""))
                .isEqualTo(only(told, "\"tag-\\w+\",\\s+\"Value\": \"(tag-\\w+)\""));
    }

    @Test
    void theTagsInTheQueryOfAResourceGroupAreThoseOfItsMembers() throws IOException {
        String told = redacted("{'Tags': [{'Key': 'team', 'Value': 'red'}], 'GroupQuery': {'ResourceQuery': {'Query':"
                + " '{\\\"TagFilters\\\":[{\\\"Key\\\":\\\"team\\\",\\\"Values\\\":[\\\"red\\\"]}]}'}}}");
        String key = only(told, "\"Key\": \"(tag-\\w+)\"");
        String value = only(told, "\"Value\": \"(tag-\\w+)\"");
        assertThat(told).contains("\\\"Key\\\":\\\"" + key + "\\\",\\\"Values\\\":[\\\"" + value + "\\\"]");
    }

    @Test
    void anotherRunReplacesByOthers() {
        assertThat(new Redactor(List.of(OWN)).text(OWN)).isNotEqualTo(redactor.text(OWN));
    }
}
