package io.vpcwhy.cli.report;

import io.vpcwhy.cli.render.Colours;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Optional;

/** The forms in which an answer can be written. */
public enum ReportForm {
    TEXT,
    JSON,
    SARIF,
    JUNIT,
    MARKDOWN;

    /**
     * What a report needs to know beside the answer.
     *
     * @param colours for text
     * @param strict whether what is not known is as bad as a finding
     * @param snapshot as the user named it
     * @param workingDirectory what paths in reports are relative to
     */
    public record Setting(Colours colours, boolean strict, Path snapshot, Path workingDirectory) {}

    /**
     * Writes an answer in this form.
     *
     * @param out stays open
     * @return what had to be left out, where that was so
     */
    public Optional<String> write(Answer answer, Setting setting, Writer out) throws IOException {
        ArtifactPlaces places = new ArtifactPlaces(setting.snapshot(), setting.workingDirectory());
        switch (this) {
            case TEXT -> answer.writeText(out, setting.colours());
            case JSON -> answer.writeJson(out);
            case SARIF -> {
                return new SarifWriter(places, SarifLimits.GITHUB).write(answer.report(setting.strict()), out);
            }
            case JUNIT -> new JunitWriter(out, answer.report(setting.strict()), places).write();
            case MARKDOWN -> new MarkdownWriter(answer.report(setting.strict()), places).write(out);
        }
        return Optional.empty();
    }
}
