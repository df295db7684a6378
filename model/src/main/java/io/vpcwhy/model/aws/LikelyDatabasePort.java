package io.vpcwhy.model.aws;

import java.util.List;
import java.util.Optional;

/**
 * A port on which a database listens unless its owner chose another one. That something on an instance listens there is
 * a guess: AWS does not know what runs on an instance.
 *
 * @param port 1 to 65535
 * @param engine such as {@code PostgreSQL}
 * @see <a href="https://www.iana.org/assignments/service-names-port-numbers/service-names-port-numbers.xhtml">Service
 *     names and port numbers</a>
 */
public record LikelyDatabasePort(int port, String engine) {

    /** All that are known, by port; one engine may have several. */
    public static final List<LikelyDatabasePort> ALL = List.of(
            new LikelyDatabasePort(1433, "Microsoft SQL Server"),
            new LikelyDatabasePort(1521, "Oracle Database"),
            new LikelyDatabasePort(3306, "MySQL"),
            new LikelyDatabasePort(5432, "PostgreSQL"),
            new LikelyDatabasePort(5439, "Redshift"),
            new LikelyDatabasePort(5984, "CouchDB"),
            new LikelyDatabasePort(6379, "Redis"),
            new LikelyDatabasePort(7000, "Cassandra"),
            new LikelyDatabasePort(7001, "Cassandra"),
            new LikelyDatabasePort(7474, "Neo4j"),
            new LikelyDatabasePort(7687, "Neo4j"),
            new LikelyDatabasePort(8086, "InfluxDB"),
            new LikelyDatabasePort(8111, "DAX"),
            new LikelyDatabasePort(8123, "ClickHouse"),
            new LikelyDatabasePort(8182, "Neptune"),
            new LikelyDatabasePort(9042, "Cassandra"),
            new LikelyDatabasePort(9111, "DAX"),
            new LikelyDatabasePort(9200, "Elasticsearch"),
            new LikelyDatabasePort(9300, "Elasticsearch"),
            new LikelyDatabasePort(11211, "Memcached"),
            new LikelyDatabasePort(26257, "CockroachDB"),
            new LikelyDatabasePort(27017, "MongoDB"),
            new LikelyDatabasePort(50000, "Db2"));

    /** What likely listens on a port. */
    public static Optional<LikelyDatabasePort> at(int port) {
        return ALL.stream().filter(likely -> likely.port() == port).findFirst();
    }
}
