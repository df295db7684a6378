package io.vpcwhy.cli.report;

import io.vpcwhy.cli.render.Colours;
import java.io.IOException;
import java.io.Writer;

/** What a command found, to be told in any form. */
public interface Answer {

    /** Writes it for people; the writer stays open. */
    void writeText(Writer out, Colours colours) throws IOException;

    /** Writes it in AWS's shapes; the writer stays open. */
    void writeJson(Writer out);

    /**
     * What reports tell of it.
     *
     * @param strict whether what is not known is as bad as a finding
     */
    Report report(boolean strict);
}
