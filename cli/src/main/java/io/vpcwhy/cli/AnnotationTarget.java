package io.vpcwhy.cli;

import io.vpcwhy.cli.render.AnnotationJson;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.replay.AnnotationFile;
import io.vpcwhy.simulator.replay.Replay;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** The file to which every record goes with its cause, or none. */
final class AnnotationTarget implements AutoCloseable {

    private final Optional<NamedFile> named;
    private final Optional<AnnotationFile> file;
    private boolean stopped;

    private AnnotationTarget(Optional<NamedFile> named, Optional<AnnotationFile> file) {
        this.named = named;
        this.file = file;
    }

    /** Nothing is annotated. */
    static AnnotationTarget none() {
        return new AnnotationTarget(Optional.empty(), Optional.empty());
    }

    /** Begins the file. */
    static AnnotationTarget of(NamedFile named) {
        if (Files.isDirectory(named.path())) {
            throw new InputException(named.option() + ": is a folder; name a file");
        }
        try {
            return new AnnotationTarget(Optional.of(named), Optional.of(new AnnotationFile(named.path())));
        } catch (NoSuchFileException e) {
            throw named.notMade();
        } catch (AccessDeniedException e) {
            throw new InputException(named.option() + ": cannot be written (permission denied); name a file that can");
        } catch (IOException e) {
            throw new InputException(
                    named.option() + ": cannot be written (" + e.getMessage() + "); name a file that can");
        }
    }

    /** A replay that writes there. */
    Replay replay(Snapshot snapshot, FlowLogReadOptions reading, FlowLogSelection selection, int threads) {
        return file.map(to -> Replay.annotating(snapshot, reading, selection, threads, new AnnotationJson(), to))
                .orElseGet(() -> new Replay(snapshot, reading, selection, threads));
    }

    /**
     * Puts the file into its place.
     *
     * @param early whether the replay was made to end early; then there is no file
     */
    void finish(boolean early) {
        stopped = early;
        if (!early) {
            file.ifPresent(AnnotationFile::finish);
        }
    }

    /** Whether the file is there, if one was asked for. */
    boolean isWhole() {
        return problem().isEmpty();
    }

    /** Why there is no file. */
    Optional<String> problem() {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        String option = named.map(NamedFile::option).orElse("");
        if (stopped) {
            return Optional.of(option + ": is not written, as not all was read");
        }
        return file.get()
                .failure()
                .map(why -> option + ": cannot be written (" + why.getMessage() + "); nothing was put there");
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
