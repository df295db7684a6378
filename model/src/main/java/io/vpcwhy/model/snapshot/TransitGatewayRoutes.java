package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.aws.TransitGatewayRouteTable;
import io.vpcwhy.model.snapshot.Findings.TableRoutes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings routes and propagations, which other documents than the tables' tell, to the transit gateway route tables. */
final class TransitGatewayRoutes {

    private final Map<String, Set<TransitGatewayRoute>> routes = new LinkedHashMap<>();
    private final Map<String, Set<String>> propagations = new LinkedHashMap<>();
    private final Map<String, Found<TableRoutes>> told = new LinkedHashMap<>();

    void add(List<Found<TableRoutes>> documents) {
        for (Found<TableRoutes> document : documents) {
            String id = document.value().tableId();
            told.putIfAbsent(id, document);
            routes.computeIfAbsent(id, k -> new LinkedHashSet<>())
                    .addAll(document.value().routes());
            propagations
                    .computeIfAbsent(id, k -> new LinkedHashSet<>())
                    .addAll(document.value().propagations());
        }
    }

    /** A table that no document but that of its routes names is there all the same; its gateway is not known. */
    void joinTo(Map<String, Found<AwsResource>> tables) {
        for (Map.Entry<String, Found<TableRoutes>> entry : told.entrySet()) {
            String id = entry.getKey();
            Found<AwsResource> before = tables.get(id);
            TransitGatewayRouteTable table = before == null
                    ? new TransitGatewayRouteTable(id, "", "available", Optional.empty(), List.of(), Tags.NONE)
                    : (TransitGatewayRouteTable) before.value();
            TransitGatewayRouteTable joined = new TransitGatewayRouteTable(
                    id,
                    table.transitGatewayId(),
                    table.state(),
                    Optional.of(new ArrayList<>(routes.getOrDefault(id, Set.of()))),
                    new ArrayList<>(propagations.getOrDefault(id, Set.of())),
                    table.tags());
            tables.put(id, before == null ? entry.getValue().replaced(joined) : before.replaced(joined));
        }
    }
}
