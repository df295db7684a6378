package io.vpcwhy.cli.render;

/** Colours for a terminal, or none. */
public enum Colours {
    ON("\u001b[1m", "\u001b[32m", "\u001b[31m", "\u001b[33m", "\u001b[2m", "\u001b[0m"),
    OFF("", "", "", "", "", "");

    private final String bold;
    private final String green;
    private final String red;
    private final String yellow;
    private final String dim;
    private final String reset;

    Colours(String bold, String green, String red, String yellow, String dim, String reset) {
        this.bold = bold;
        this.green = green;
        this.red = red;
        this.yellow = yellow;
        this.dim = dim;
        this.reset = reset;
    }

    String bold(String text) {
        return bold + text + reset;
    }

    String green(String text) {
        return green + text + reset;
    }

    String red(String text) {
        return red + text + reset;
    }

    String yellow(String text) {
        return yellow + text + reset;
    }

    String dim(String text) {
        return dim + text + reset;
    }
}
