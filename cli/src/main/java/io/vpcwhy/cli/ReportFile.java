package io.vpcwhy.cli;

import io.vpcwhy.cli.report.ReportForm;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A report that is written beside the answer, as {@code --report FORM=FILE} asks for it. */
record ReportFile(ReportForm form, Path path) {

    /** Reads {@code FORM=FILE}. */
    static final class Converter implements ITypeConverter<ReportFile> {
        @Override
        public ReportFile convert(String value) {
            int sign = value.indexOf('=');
            if (sign <= 0 || sign == value.length() - 1) {
                throw new TypeConversionException("'" + value + "' is not FORM=FILE, such as sarif=out.sarif");
            }
            String form = value.substring(0, sign);
            return Stream.of(ReportForm.values())
                    .filter(known -> known.name().equalsIgnoreCase(form))
                    .findFirst()
                    .map(known -> new ReportFile(known, Path.of(value.substring(sign + 1))))
                    .orElseThrow(() -> new TypeConversionException("'" + form + "' is none of " + forms()));
        }

        private static String forms() {
            return Stream.of(ReportForm.values()).map(ReportFile::name).collect(Collectors.joining(", "));
        }
    }

    private static String name(ReportForm form) {
        return form.name().toLowerCase(Locale.ROOT);
    }

    /** The file, with the option as the user gave it. */
    NamedFile file() {
        return new NamedFile("--report " + name(form) + "=" + path, path);
    }
}
