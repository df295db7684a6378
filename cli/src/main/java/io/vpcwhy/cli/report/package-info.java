/**
 * Reports of what was found, for programs that gate changes and track findings: SARIF, JUnit XML, Markdown.
 *
 * <p>What is reported is put together once, in {@link io.vpcwhy.cli.report.Report}; each form has a writer of its own.
 */
@NullMarked
package io.vpcwhy.cli.report;

import org.jspecify.annotations.NullMarked;
