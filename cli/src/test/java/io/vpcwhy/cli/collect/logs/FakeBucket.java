package io.vpcwhy.cli.collect.logs;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import io.vpcwhy.cli.collect.FakeAws;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/** Objects of S3, listed in pages and sent in ranges. */
final class FakeBucket {

    /** Keys and folders of a page. */
    static final int PAGE = 3;

    private static final String SLASH = "/";

    private final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();

    void put(String key, byte[] bytes) {
        objects.put(key, bytes);
    }

    void put(String key, String text) {
        put(key, FakeLogs.bytes(text));
    }

    void delete(String key) {
        objects.remove(key);
    }

    static FakeLogs.Asked asked(Request request) {
        return isListing(request)
                ? new FakeLogs.Asked(
                        "ListObjectsV2", parameter(request, "prefix") + " " + parameter(request, "continuation-token"))
                : new FakeLogs.Asked("GetObject", key(request) + " " + request.getHeader("Range"));
    }

    ResponseDefinitionBuilder answer(Request request) {
        return isListing(request)
                ? list(
                        parameter(request, "prefix"),
                        parameter(request, "delimiter"),
                        parameter(request, "continuation-token"))
                : get(key(request), String.valueOf(request.getHeader("Range")), request.getHeader("If-Match"));
    }

    private static boolean isListing(Request request) {
        return request.queryParameter("list-type").isPresent();
    }

    private static String parameter(Request request, String name) {
        QueryParameter parameter = request.queryParameter(name);
        return parameter.isPresent() ? parameter.firstValue() : "";
    }

    private static String key(Request request) {
        return URI.create(request.getUrl()).getPath().substring(FakeLogs.BUCKET.length() + 2);
    }

    private static String etag(byte[] bytes) {
        return "\"" + Integer.toHexString(Arrays.hashCode(bytes)) + "\"";
    }

    private ResponseDefinitionBuilder list(String prefix, String delimiter, String token) {
        NavigableSet<String> names = new TreeSet<>();
        for (String key : objects.keySet()) {
            if (key.startsWith(prefix)) {
                int slash = delimiter.isEmpty() ? -1 : key.indexOf(SLASH, prefix.length());
                names.add(slash < 0 ? key : key.substring(0, slash + 1));
            }
        }
        List<String> left = new ArrayList<>(names.tailSet(token, false));
        List<String> page = left.subList(0, Math.min(PAGE, left.size()));
        boolean more = page.size() < left.size();
        return FakeAws.xml(listing(page, more ? page.get(page.size() - 1) : ""));
    }

    private String listing(List<String> page, String token) {
        StringBuilder text = new StringBuilder("<ListBucketResult><Name>" + FakeLogs.BUCKET + "</Name><IsTruncated>");
        text.append(!token.isEmpty()).append("</IsTruncated>");
        for (String name : page) {
            byte[] bytes = objects.get(name);
            if (bytes == null) {
                text.append("<CommonPrefixes><Prefix>").append(name).append("</Prefix></CommonPrefixes>");
            } else {
                text.append("<Contents><Key>")
                        .append(name)
                        .append("</Key><ETag>")
                        .append(etag(bytes).replace("\"", "&quot;"))
                        .append("</ETag><Size>")
                        .append(bytes.length)
                        .append("</Size></Contents>");
            }
        }
        if (!token.isEmpty()) {
            text.append("<NextContinuationToken>").append(token).append("</NextContinuationToken>");
        }
        return text.append("</ListBucketResult>").toString();
    }

    private ResponseDefinitionBuilder get(String key, String range, String etag) {
        byte[] bytes = objects.get(key);
        if (bytes == null) {
            return FakeLogs.objectError(404, "NoSuchKey");
        }
        if (!etag(bytes).equals(etag)) {
            return FakeLogs.objectError(412, "PreconditionFailed");
        }
        String[] ends = range.substring("bytes=".length()).split("-", -1);
        int first = Integer.parseInt(ends[0]);
        int last = Integer.parseInt(ends[1]);
        if (first >= bytes.length || last < first) {
            return FakeLogs.objectError(416, "InvalidRange");
        }
        return aResponse()
                .withStatus(206)
                .withHeader("ETag", etag)
                .withBody(Arrays.copyOfRange(bytes, first, Math.min(bytes.length, last + 1)));
    }
}
