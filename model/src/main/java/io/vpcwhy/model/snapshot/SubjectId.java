package io.vpcwhy.model.snapshot;

import java.util.Optional;

/** The resource that a document is about, where only the name of its file or folder says so. */
final class SubjectId {

    private SubjectId() {}

    /** The last id of that prefix in a path: the file's own name goes before its folder's. */
    static Optional<String> find(String path, String prefix) {
        for (int at = path.lastIndexOf(prefix); at >= 0; at = path.lastIndexOf(prefix, at - 1)) {
            int end = at + prefix.length();
            while (end < path.length() && isHexDigit(path.charAt(end))) {
                end++;
            }
            boolean begins = at == 0 || !Character.isLetterOrDigit(path.charAt(at - 1));
            boolean ends = end == path.length() || !Character.isLetterOrDigit(path.charAt(end));
            if (begins && ends && end > at + prefix.length()) {
                return Optional.of(path.substring(at, end));
            }
        }
        return Optional.empty();
    }

    private static boolean isHexDigit(char c) {
        return (c >= 'a' && c <= 'f') || (c >= '0' && c <= '9');
    }
}
