package io.vpcwhy.cli.render;

import io.vpcwhy.simulator.trace.Obstacle;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * Writes what stands in a packet's way in AWS's shape.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Explanation.html">Explanation</a>
 */
final class ObstacleJson {

    private final JsonGenerator json;
    private final ComponentJson components;

    ObstacleJson(JsonGenerator json) {
        this.json = json;
        this.components = new ComponentJson(json);
    }

    void write(Obstacle obstacle) {
        if (obstacle instanceof Obstacle.Filtered filtered) {
            components.writeExplanation(filtered.denial(), Optional.empty());
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("ExplanationCode", obstacle.code().name());
        if (obstacle instanceof Obstacle.Unrouted unrouted) {
            components.writeReference("RouteTable", unrouted.componentId(), Optional.empty());
            unrouted.subnetId().ifPresent(id -> components.writeReference("Subnet", id, Optional.empty()));
            unrouted.route().ifPresent(route -> RouteJson.write(json, route));
            json.writeStringProperty("Address", unrouted.destination().toString());
        } else if (obstacle instanceof Obstacle.Refused refused) {
            components.writeReference("Component", refused.componentId(), Optional.empty());
            refused.address().ifPresent(address -> json.writeStringProperty("Address", address.toString()));
            refused.state().ifPresent(state -> json.writeStringProperty("State", state));
        }
        json.writeEndObject();
    }
}
