package io.vpcwhy.cli.collect;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import tools.jackson.core.JsonGenerator;

/**
 * The file of one call: its pages become one document, as the AWS CLI joins them. Under its name it is there only when it is
 * whole.
 */
final class PageFile implements AutoCloseable {

    static final String UNFINISHED = ".part";

    /** What pages say of themselves. */
    private static final Set<String> OF_PAGES = Set.of("AdditionalRoutesAvailable");

    private final Path file;
    private final Path part;
    private final Call call;
    private final OutputStream out;
    private final JsonGenerator json;

    /** What answers tell beside the list that the call is for: few have such. */
    private final Map<String, Object> beside = new LinkedHashMap<>();

    private int pages;
    private boolean begun;

    private PageFile(Path file, Path part, Call call, OutputStream out) {
        this.file = file;
        this.part = part;
        this.call = call;
        this.out = out;
        this.json = CliJson.generator(out);
    }

    static PageFile open(Path file, Call call) throws IOException {
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling(file.getFileName() + UNFINISHED);
        return new PageFile(file, part, call, new BufferedOutputStream(Files.newOutputStream(part)));
    }

    /** Adds a page; returns how many items it held. */
    int add(SdkPojo page) {
        pages++;
        int items = 0;
        for (SdkField<?> field : page.sdkFields()) {
            String name = field.memberName();
            Object value = SdkMembers.told(field, page);
            if (name.equals(call.key()) && field.marshallingType() == MarshallingType.LIST) {
                begin();
                List<?> list = value instanceof List<?> told ? told : List.of();
                list.forEach(each -> CliJson.write(json, each));
                items = list.size();
            } else if (value != null && !name.equals(call.paging().output()) && !OF_PAGES.contains(name)) {
                items += name.equals(call.key()) ? 1 : 0;
                beside.merge(name, value, PageFile::joined);
            }
        }
        return items;
    }

    private static Object joined(Object before, Object now) {
        if (before instanceof List<?> some && now instanceof List<?> more) {
            List<Object> all = new ArrayList<>(some);
            all.addAll(more);
            return all;
        }
        return before;
    }

    private void begin() {
        if (!begun) {
            json.writeStartObject();
            json.writeName(call.key());
            json.writeStartArray();
            begun = true;
        }
    }

    /** Makes the file whole, and gives it its name. */
    void finish() throws IOException {
        if (pages == 0) {
            begin(); // there was nothing to ask for
        }
        if (begun) {
            json.writeEndArray();
        } else {
            json.writeStartObject();
        }
        beside.forEach((name, value) -> {
            json.writeName(name);
            CliJson.write(json, value);
        });
        json.writeEndObject();
        json.flush();
        out.write("\n".getBytes(StandardCharsets.UTF_8));
        json.close();
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Leaves nothing where it was not finished. */
    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(part);
    }
}
