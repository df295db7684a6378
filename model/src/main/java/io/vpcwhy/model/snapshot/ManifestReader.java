package io.vpcwhy.model.snapshot;

import org.jspecify.annotations.Nullable;

/** Reads what {@code vpcwhy collect} says of its own work: which calls were not answered. The rest is for people. */
final class ManifestReader implements ResourceReader {

    @Override
    public @Nullable ResourceKind kind() {
        return null;
    }

    @Override
    public boolean single() {
        return true;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        for (in.object(); in.nextField(); ) {
            if (in.field().equals("Missing")) {
                for (in.array(); in.nextElement(); ) {
                    readMissing(in, out);
                }
            } else {
                in.skip();
            }
        }
    }

    private static void readMissing(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String command = null;
        @Nullable String action = null;
        boolean permitted = true;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "Command" -> command = in.string();
                case "Action" -> action = in.string();
                case "Permitted" -> permitted = in.bool();
                default -> in.skip();
            }
        }
        Found.Place place = out.place(null, null);
        out.unanswered.add(new Inventory.Unanswered(
                in.required(command, "Command"),
                in.required(action, "Action"),
                permitted,
                place.account(),
                place.region()));
    }
}
