package io.vpcwhy.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The commands by name. Only the one that is called is loaded: the others would cost every start some milliseconds. */
final class Commands {

    private static final Map<String, Supplier<Object>> ALL = all();

    private Commands() {}

    private static Map<String, Supplier<Object>> all() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("explain", ExplainCommand::new);
        commands.put("replay", ReplayCommand::new);
        commands.put("report", ReportCommand::new);
        commands.put("whatif", WhatIfCommand::new);
        commands.put("trace", TraceCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("exposed", ExposedCommand::new);
        commands.put("intents", IntentsCommand::new);
        commands.put("diff", DiffCommand::new);
        commands.put("graph", GraphCommand::new);
        commands.put("coverage", CoverageCommand::new);
        commands.put("query", QueryCommand::new);
        commands.put("snapshot", SnapshotCommand::new);
        commands.put("collect", CollectCommand::new);
        return commands;
    }

    static void addTo(CommandLine line, String... args) {
        Supplier<Object> called = args.length == 0 ? null : ALL.get(args[0]);
        if (called != null) {
            line.addSubcommand(args[0], called.get());
            return;
        }
        ALL.forEach((name, command) -> line.addSubcommand(name, command.get()));
    }
}
