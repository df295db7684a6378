package io.vpcwhy.cli.report;

/** The version of this program. */
public final class ProgramVersion {

    public static final String VERSION = "0.1.0-SNAPSHOT";

    private ProgramVersion() {}
}
