/** The command line: commands, their options and their exit codes. */
@NullMarked
package io.vpcwhy.cli;

import org.jspecify.annotations.NullMarked;
