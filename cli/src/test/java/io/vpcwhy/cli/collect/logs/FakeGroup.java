package io.vpcwhy.cli.collect.logs;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.vpcwhy.cli.collect.FakeAws;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Events of a log group, answered in pages and to queries of Logs Insights. */
final class FakeGroup {

    /**
     * An event.
     *
     * @param second Unix time
     */
    record Event(String stream, long second, String message) {}

    /** Events of a page. */
    static final int PAGE = 3;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<Event> events = new CopyOnWriteArrayList<>();

    private volatile int madePages;
    private volatile IntFunction<List<String>> made = page -> List.of();

    void put(String stream, long second, String message) {
        events.add(new Event(stream, second, message));
    }

    void putAll(List<Event> all) {
        events.addAll(all);
    }

    /** Events are made when they are asked for. */
    void make(int pages, IntFunction<List<String>> messages) {
        madePages = pages;
        made = messages;
    }

    /** A page of FilterLogEvents. */
    static ResponseDefinitionBuilder page(List<String> messages, String token) {
        ObjectNode page = JSON.createObjectNode();
        ArrayNode all = page.putArray("events");
        messages.forEach(message -> all.addObject().put("message", message));
        if (!token.isEmpty()) {
            page.put("nextToken", token);
        }
        return FakeAws.json(page.toString());
    }

    ResponseDefinitionBuilder answer(FakeLogs.Asked asked) {
        JsonNode request = JSON.readTree(asked.text());
        return switch (asked.operation()) {
            case "FilterLogEvents" -> filter(request);
            case "DescribeLogStreams" ->
                streams(request.path("logStreamNamePrefix").asString(""));
            case "StartQuery" ->
                FakeAws.json("{\"queryId\":\"" + request.path("startTime").asLong() + "-"
                        + request.path("endTime").asLong() + "\"}");
            case "GetQueryResults" -> results(request.path("queryId").asString());
            default -> FakeLogs.error(400, "UnknownOperationException");
        };
    }

    private ResponseDefinitionBuilder filter(JsonNode request) {
        int from = Integer.parseInt(request.path("nextToken").asString("0"));
        if (madePages > 0) {
            return page(made.apply(from), from + 1 < madePages ? String.valueOf(from + 1) : "");
        }
        List<String> streams = new ArrayList<>();
        request.path("logStreamNames").forEach(name -> streams.add(name.asString()));
        List<String> found = events.stream()
                .filter(event -> streams.isEmpty() || streams.contains(event.stream()))
                .map(Event::message)
                .toList();
        int to = Math.min(found.size(), from + PAGE);
        return page(found.subList(from, to), to < found.size() ? String.valueOf(to) : "");
    }

    private ResponseDefinitionBuilder streams(String prefix) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode all = answer.putArray("logStreams");
        for (String name : new TreeSet<>(events.stream().map(Event::stream).toList())) {
            if (name.startsWith(prefix)) {
                all.addObject().put("logStreamName", name);
            }
        }
        return FakeAws.json(answer.toString());
    }

    private ResponseDefinitionBuilder results(String query) {
        String[] times = query.split("-", -1);
        ObjectNode answer = JSON.createObjectNode().put("status", "Complete");
        ArrayNode all = answer.putArray("results");
        IntStream.range(0, events.size())
                .filter(i -> events.get(i).second() >= Long.parseLong(times[0])
                        && events.get(i).second() <= Long.parseLong(times[1]))
                .limit(QueryPages.MOST)
                .forEach(i -> {
                    ArrayNode fields = all.addArray();
                    fields.addObject()
                            .put("field", "@message")
                            .put("value", events.get(i).message());
                    fields.addObject().put("field", "@ptr").put("value", "p" + i);
                });
        return FakeAws.json(answer.toString());
    }
}
