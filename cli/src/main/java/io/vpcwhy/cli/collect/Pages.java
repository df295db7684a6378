package io.vpcwhy.cli.collect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.AwsResponseMetadata;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.Filter;

/** Makes one call, page by page, and holds no page longer than it takes to write it. */
final class Pages {

    /** What tells that a page is not the last and names no next one. */
    private static final String MORE = "AdditionalRoutesAvailable";

    private static final String NO_REQUEST_ID = "UNKNOWN";

    private final Call call;
    private final AwsClient client;
    private final List<String> vpcIds;
    private final PageSink sink;
    private int requests;

    /** Where pages go, in their order. */
    interface PageSink {
        void page(SdkPojo answer) throws IOException;
    }

    /** That AWS cannot be asked on: an answer that leads in a circle, or says that it leaves something out. */
    static final class BrokenAnswerException extends Exception {
        private static final long serialVersionUID = 1;

        private BrokenAnswerException(String message) {
            super(message);
        }
    }

    Pages(Call call, AwsClient client, List<String> vpcIds, PageSink sink) {
        this.call = call;
        this.client = client;
        this.vpcIds = vpcIds;
        this.sink = sink;
    }

    /**
     * Asks for everything that there is, or for all about some subjects.
     *
     * @param subjects ids; none where the call is not asked by subject
     */
    void ask(List<String> subjects) throws IOException, BrokenAnswerException {
        Map<String, Object> members = new HashMap<>(call.members());
        call.subject().ifPresent(by -> members.put(by.parameter(), by.atOnce() == 1 ? subjects.get(0) : subjects));
        call.pageSize().ifPresent(size -> members.put("MaxResults", size));
        if (!vpcIds.isEmpty()) {
            call.vpcFilter().ifPresent(name -> members.put(filters(), List.of(filter(name))));
        }
        TokenTrail trail = new TokenTrail();
        for (Optional<String> token = Optional.of(""); token.isPresent(); ) {
            SdkPojo answer = call.sender()
                    .send(client, builder -> members.forEach((name, value) -> SdkMembers.set(builder, name, value)));
            requests++;
            requireWhole(answer);
            sink.page(answer);
            token = next(answer);
            if (token.isPresent()) {
                if (!trail.goesOn(token.get())) {
                    throw new BrokenAnswerException(
                            "AWS answers in a circle: page " + (requests + 1) + " would be one that was read before");
                }
                members.put(call.paging().input(), token.get());
            }
        }
    }

    /** How many requests were answered. */
    int requests() {
        return requests;
    }

    // The member is called Filter in two old calls.
    private String filters() {
        return SdkMembers.has(call.request().get(), "Filters") ? "Filters" : "Filter";
    }

    private Filter filter(String name) {
        return Filter.builder().name(name).values(new ArrayList<>(vpcIds)).build();
    }

    private Optional<String> next(SdkPojo answer) {
        if (call.paging() == Paging.NONE) {
            return Optional.empty();
        }
        return SdkMembers.get(answer, call.paging().output())
                .map(String::valueOf)
                .filter(token -> !token.isEmpty());
    }

    /** Any well-formed document passes the SDK, and what it does not tell looks as if there were nothing. */
    private void requireWhole(SdkPojo answer) throws BrokenAnswerException {
        if (SdkMembers.get(answer, MORE).filter(Boolean.TRUE::equals).isPresent()) {
            throw new BrokenAnswerException("there are more than AWS tells");
        }
        if (SdkMembers.get(answer, call.key()).isEmpty() && answer instanceof AwsResponse response) {
            AwsResponseMetadata metadata = response.responseMetadata();
            if (metadata == null || NO_REQUEST_ID.equals(metadata.requestId())) {
                throw new BrokenAnswerException("the answer is not what AWS sends");
            }
        }
    }
}
