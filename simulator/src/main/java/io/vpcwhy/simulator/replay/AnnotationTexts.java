package io.vpcwhy.simulator.replay;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What follows the lines of each cause, made once. Safe for use by several threads. */
final class AnnotationTexts {

    private final AnnotationForm form;
    private final CauseTable causes;
    private volatile byte[] @Nullable [] texts = new byte[64][];

    AnnotationTexts(AnnotationForm form, CauseTable causes) {
        this.form = form;
        this.causes = causes;
    }

    AnnotationForm form() {
        return form;
    }

    /** What follows a line of the cause with that number. */
    byte[] of(int cause) {
        byte[] @Nullable [] all = texts;
        byte[] known = cause < all.length ? all[cause] : null;
        return known == null ? make(cause) : known;
    }

    private synchronized byte[] make(int cause) {
        byte[] @Nullable [] all = cause < texts.length ? texts : Arrays.copyOf(texts, 2 * cause);
        byte[] made = form.after(causes.cause(cause));
        all[cause] = made;
        texts = all;
        return made;
    }
}
