package io.vpcwhy.cli.report;

/**
 * How much of one report GitHub takes: a file over its limits is refused as a whole.
 *
 * @param results of a run, at most
 * @param bytes of the file when packed by gzip, at most
 * @see <a href="https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit">
 *     Limits on SARIF results</a>
 * @see <a href="https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/file-too-large">SARIF
 *     results file is too large</a>
 */
record SarifLimits(int results, long bytes) {

    static final SarifLimits GITHUB = new SarifLimits(25_000, 10_000_000);
}
