package io.vpcwhy.model.snapshot;

/** Reads the listeners of one load balancer as Batfish keeps them: under the load balancer's ARN. */
final class ListenerGroupReader implements ResourceReader {

    private final ListenerReader listeners = new ListenerReader();

    @Override
    public ResourceKind kind() {
        return ResourceKind.LISTENER;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        for (in.object(); in.nextField(); ) {
            if (in.field().equals("Listeners")) {
                for (in.array(); in.nextElement(); ) {
                    listeners.read(in, out);
                }
            } else {
                in.skip();
            }
        }
    }
}
