package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.snapshot.Findings.TableRoutes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one route of search-transit-gateway-routes, whose answer does not say which table it is about: the name of the
 * file, or of a folder above it, does.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayRoute.html">TransitGatewayRoute</a>
 */
final class TransitGatewayRouteReader implements ResourceReader {

    private static final String PREFIX = "tgw-rtb-";

    @Override
    public ResourceKind kind() {
        return ResourceKind.TRANSIT_GATEWAY_ROUTE_TABLE;
    }

    @Override
    public void begin(Findings out) {
        SubjectId.find(out.file(), PREFIX)
                .ifPresent(id ->
                        out.transitGatewayRoutes.add(out.found(new TableRoutes(id, List.of(), List.of()), null, null)));
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        Optional<TransitGatewayRoute> route = route(in);
        String id = SubjectId.find(out.file(), PREFIX).orElse(null);
        if (id == null) {
            throw in.wrong(
                    "routes of a transit gateway route table that is not named",
                    "a file or folder named after the table, such as tgw-rtb-0123456789abcdef0.json, is expected");
        }
        if (route.isPresent()) {
            out.transitGatewayRoutes.add(out.found(new TableRoutes(id, List.of(route.get()), List.of()), null, null));
        }
    }

    /** One route; empty where it is being deleted. */
    static Optional<TransitGatewayRoute> route(JsonCursor in) throws SnapshotException {
        Route.@Nullable Destination destination = null;
        TransitGatewayRoute.Type type = TransitGatewayRoute.Type.STATIC;
        String state = "active";
        Attachment attachment = new Attachment();
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "DestinationCidrBlock" -> destination = new Route.Destination.CidrDestination(in.cidr());
                case "PrefixListId" -> destination = new Route.Destination.PrefixListDestination(in.name());
                case "Type" -> type = type(in);
                case "State" -> state = in.string();
                case "TransitGatewayAttachments" -> {
                    for (in.array(); in.nextElement(); ) {
                        attachment.read(in);
                    }
                }
                default -> in.skip();
            }
        }
        if (state.equals("deleting") || state.equals("deleted")) {
            return Optional.empty();
        }
        return Optional.of(new TransitGatewayRoute(
                in.required(destination, "DestinationCidrBlock or PrefixListId"),
                type,
                state.equals("blackhole"),
                Optional.ofNullable(attachment.id),
                Optional.ofNullable(attachment.resourceType)));
    }

    private static TransitGatewayRoute.Type type(JsonCursor in) throws SnapshotException {
        String told = in.string();
        return switch (told) {
            case "static" -> TransitGatewayRoute.Type.STATIC;
            case "propagated" -> TransitGatewayRoute.Type.PROPAGATED;
            default ->
                throw in.wrong(
                        SnapshotException.quoted(told) + " is no type of a route", "static or propagated is expected");
        };
    }

    /** The attachment that a route leads to; of several with equal cost the first. */
    private static final class Attachment {
        private @Nullable String id;
        private @Nullable String resourceType;

        private void read(JsonCursor in) throws SnapshotException {
            for (in.object(); in.nextField(); ) {
                switch (in.field()) {
                    case "TransitGatewayAttachmentId" -> {
                        String told = in.name();
                        id = id == null ? told : id;
                    }
                    case "ResourceType" -> {
                        String told = in.name();
                        resourceType = resourceType == null ? told : resourceType;
                    }
                    default -> in.skip();
                }
            }
        }
    }
}
