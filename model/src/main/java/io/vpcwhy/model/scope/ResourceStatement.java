package io.vpcwhy.model.scope;

import java.util.List;

/**
 * A choice of resources. A resource is chosen where one of the listed items says so.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/network-access-analyzer/resource-statement.html">Resource
 *     statements</a>
 */
public sealed interface ResourceStatement {

    /**
     * Resources by id or ARN. A VPC, a subnet, a security group, an instance or a resource group stands for the network
     * interfaces in it.
     *
     * @param resources at least one
     */
    record Named(List<ResourceReference> resources) implements ResourceStatement {
        public Named {
            resources = notEmpty(resources);
        }
    }

    /**
     * All resources of some types.
     *
     * @param types at least one
     */
    record Typed(List<ResourceType> types) implements ResourceStatement {
        public Typed {
            types = notEmpty(types);
        }
    }

    /**
     * Resources by tag, whatever their type. This is beyond AWS: Network Access Analyzer has resource groups for it.
     *
     * @param tags at least one
     */
    record Tagged(List<TagSelector> tags) implements ResourceStatement {
        public Tagged {
            tags = notEmpty(tags);
        }
    }

    private static <T> List<T> notEmpty(List<T> items) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a statement that lists nothing chooses nothing");
        }
        return List.copyOf(items);
    }
}
