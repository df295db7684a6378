package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.vpcwhy.cli.render.IntentJson;
import io.vpcwhy.model.intent.IntentException;
import io.vpcwhy.model.intent.IntentReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What editors are told of files of intents is what is read. */
class IntentSchemaTest {

    private static final Path DOCS = Path.of("..", "docs");

    private static boolean valid(String json) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(DOCS.resolve("intents.schema.json")));
        return schema.validate(json, InputFormat.JSON).isEmpty();
    }

    private static boolean read(String json) {
        try {
            IntentReader.read("i", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
            return true;
        } catch (IntentException refused) {
            return false;
        }
    }

    @Test
    void theSampleIsValid() throws Exception {
        StringWriter json = new StringWriter();
        IntentJson.writeFile(
                json, IntentReader.read(DOCS.resolve("intents.sample.yaml")).intents());
        assertThat(valid(json.toString())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'from':'internet','to':'db','expect':'blocked'",
                "'from':['tag:a','tag:b=c','10.0.0.0/8'],'to':'internet','protocol':'TCP','expect':'reachable'",
                "'from':'a','to':'b','protocol':['udp',6],'ports':[53,'8000-8010'],'expect':'blocked','reason':'x'",
                "'from':'a','to':'b','protocol':47,'expect':'reachable'",
                "'from':'a','to':'b','protocol':'ipv6-icmp','expect':'reachable'",
                "'from':5,'to':[true],'reason':1.5,'expect':'blocked'",
                "'from':'a','to':'b','protocol':['255','017'],'expect':'blocked'",
                "'from':'a','to':'b','protocol':'tcp','ports':['65535','0-00080','65479-65529'],'expect':'blocked'",
            })
    void whatIsReadIsValid(String fields) throws IOException {
        String json = file(fields);
        assertThat(read(json)).isTrue();
        assertThat(valid(json)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'from':'a','expect':'blocked'",
                "'from':'a','to':'b'",
                "'from':'a','to':'b','expect':'open'",
                "'from':'a','to':'b','expect':'reachable'",
                "'form':'a','from':'a','to':'b','expect':'blocked'",
                "'from':[],'to':'b','expect':'blocked'",
                "'from':'','to':'b','expect':'blocked'",
                "'from':'tag:','to':'b','expect':'blocked'",
                "'from':' a','to':'b','expect':'blocked'",
                "'from':'a','to':'b','expect':'blocked','ports':22",
                "'from':'a','to':'b','expect':'blocked','protocol':'icmp','ports':22",
                "'from':'a','to':'b','expect':'blocked','protocol':['tcp','icmp'],'ports':22",
                "'from':'a','to':'b','expect':'blocked','protocol':'tcp','ports':70000",
                "'from':'a','to':'b','expect':'blocked','protocol':'tcp','ports':'a'",
                "'from':'a','to':'b','expect':'blocked','protocol':'tpc'",
                "'from':'a','to':'b','expect':'blocked','protocol':256",
                "'from':'a','to':'b','expect':'blocked','reason':' '",
                "'from':'a','to':'b','expect':'blocked','reason':null",
                "'from':null,'to':'b','expect':'blocked'",
                "'from':'a','to':'b','expect':'blocked','protocol':'300'",
                "'from':'a','to':'b','expect':'blocked','protocol':'256'",
                "'from':'a','to':'b','expect':'blocked','protocol':'tcp','ports':'65536'",
                "'from':'a','to':'b','expect':'blocked','protocol':'tcp','ports':'1-70000'",
            })
    void whatIsRefusedIsNotValid(String fields) throws IOException {
        String json = file(fields);
        assertThat(read(json)).isFalse();
        assertThat(valid(json)).isFalse();
    }

    @Test
    void aNameMayBeANumber() throws IOException {
        String json = "{\"intents\":[{\"name\":5,\"from\":\"a\",\"to\":\"b\",\"expect\":\"blocked\"}]}";
        assertThat(read(json)).isTrue();
        assertThat(valid(json)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{'intents':[]}", "{'intents':{}}", "{'intents':[1]}", "{'other':[]}"})
    void aFileWithoutIntentsIsNotValid(String text) throws IOException {
        String json = text.replace('\'', '"');
        assertThat(read(json)).isFalse();
        assertThat(valid(json)).isFalse();
    }

    private static String file(String fields) {
        return ("{'$schema':'intents.schema.json','intents':[{'name':'n'," + fields + "}]}").replace('\'', '"');
    }
}
