package io.vpcwhy.simulator.replay;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** What follows the lines of each cause, made once. Safe for use by several threads. */
final class AnnotationTexts {

    private final AnnotationForm form;
    private final CauseTable causes;

    /** Atomic, for others read without a lock, and are not to see a text before its bytes. */
    private volatile AtomicReferenceArray<byte @Nullable []> texts = new AtomicReferenceArray<>(64);

    AnnotationTexts(AnnotationForm form, CauseTable causes) {
        this.form = form;
        this.causes = causes;
    }

    AnnotationForm form() {
        return form;
    }

    /** What follows a line of the cause with that number. */
    byte[] of(int cause) {
        AtomicReferenceArray<byte @Nullable []> all = texts;
        byte[] known = cause < all.length() ? all.get(cause) : null;
        return known == null ? make(cause) : known;
    }

    private synchronized byte[] make(int cause) {
        AtomicReferenceArray<byte @Nullable []> all = cause < texts.length() ? texts : longer(texts, 2 * cause);
        byte[] made = form.after(causes.cause(cause));
        all.set(cause, made);
        texts = all;
        return made;
    }

    private static AtomicReferenceArray<byte @Nullable []> longer(
            AtomicReferenceArray<byte @Nullable []> texts, int length) {
        AtomicReferenceArray<byte @Nullable []> all = new AtomicReferenceArray<>(length);
        for (int i = 0; i < texts.length(); i++) {
            all.set(i, texts.get(i));
        }
        return all;
    }
}
