package io.vpcwhy.cli;

import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The lines of a log as a table of DuckDB, which runs the queries that are for Athena as they are. What of Trino it does
 * not have is put in its place: the type of addresses, and the function that tells whether a block contains one. The logs
 * must have no IPv6.
 */
final class RecordTable implements AutoCloseable {

    private final Connection database;

    RecordTable(FlowLogFormat format, List<String> lines) throws SQLException {
        this.database = DriverManager.getConnection("jdbc:duckdb:");
        run("CREATE TYPE ipaddress AS VARCHAR");
        run("CREATE MACRO octet(ip, n) AS TRY_CAST(split_part(ip, '.', n) AS BIGINT)");
        run("CREATE MACRO number(ip) AS"
                + " ((octet(ip, 1) * 256 + octet(ip, 2)) * 256 + octet(ip, 3)) * 256 + octet(ip, 4)");
        run("CREATE MACRO bits(block) AS 32 - CAST(split_part(block, '/', 2) AS BIGINT)");
        run("CREATE MACRO contains(block, ip) AS CASE WHEN strpos(block, ':') > 0 THEN false"
                + " ELSE (number(ip) >> bits(block)) = (number(split_part(block, '/', 1)) >> bits(block)) END");
        StringBuilder columns = new StringBuilder("line INTEGER");
        format.columns()
                .forEach(column -> columns.append(", \"")
                        .append(column.name().replace('-', '_'))
                        .append("\" ")
                        .append(type(column.field().orElseThrow())));
        run("CREATE TABLE vpc_flow_logs (" + columns + ")");
        fill(format, lines);
    }

    private static String type(FlowLogField field) {
        return switch (field.kind()) {
            case INTEGER, PORT, COUNT, PROTOCOL, TIME -> "BIGINT";
            default -> "VARCHAR";
        };
    }

    private void fill(FlowLogFormat format, List<String> lines) throws SQLException {
        String places = "?" + ", ?".repeat(format.columns().size());
        try (PreparedStatement insert =
                database.prepareStatement("INSERT INTO vpc_flow_logs VALUES (" + places + ")")) {
            for (int i = 0; i < lines.size(); i++) {
                String[] values = lines.get(i).split(" ", -1);
                insert.setInt(1, i);
                for (int column = 0; column < values.length; column++) {
                    FlowLogField field = format.columns().get(column).field().orElseThrow();
                    if (type(field).equals("BIGINT")) {
                        // As Hive's SerDe reads what is no number.
                        insert.setObject(column + 2, values[column].equals("-") ? null : Long.valueOf(values[column]));
                    } else {
                        insert.setString(column + 2, values[column]);
                    }
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The numbers of the lines that a query finds, from 0. */
    Set<Integer> find(String query) throws SQLException {
        Set<Integer> found = new TreeSet<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getInt("line"));
            }
        }
        return found;
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
