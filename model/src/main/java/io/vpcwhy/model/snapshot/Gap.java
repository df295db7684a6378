package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Database;
import java.util.List;

/** Something that a snapshot lacks, and that an answer may turn on. */
public sealed interface Gap {

    /** The AWS CLI command whose output closes the gap; empty where none is known. */
    String command();

    /**
     * A resource that others name and that is not there.
     *
     * @param referencedBy the first few resources that name it
     * @param references how many do in all
     */
    record MissingResource(ResourceKind kind, String id, List<String> referencedBy, int references) implements Gap {
        public MissingResource {
            referencedBy = List.copyOf(referencedBy);
        }

        @Override
        public String command() {
            return kind.command();
        }
    }

    /**
     * A prefix list whose entries were not collected.
     *
     * @param references how many rules and routes name it
     */
    record MissingEntries(String prefixListId, List<String> referencedBy, int references) implements Gap {
        public MissingEntries {
            referencedBy = List.copyOf(referencedBy);
        }

        @Override
        public String command() {
            return "aws ec2 get-managed-prefix-list-entries --prefix-list-id " + prefixListId;
        }
    }

    /**
     * A kind of which no document was read.
     *
     * @param needed whether explaining records cannot do without it
     */
    record NotCollected(ResourceKind kind, boolean needed) implements Gap {
        @Override
        public String command() {
            return kind.command();
        }
    }

    /**
     * A subnet group whose subnets nothing tells.
     *
     * @param referencedBy the first few databases that name it
     * @param references how many do in all
     */
    record MissingSubnetGroup(Database.Service service, String name, List<String> referencedBy, int references)
            implements Gap {
        public MissingSubnetGroup {
            referencedBy = List.copyOf(referencedBy);
        }

        @Override
        public String command() {
            return service.subnetsCommand();
        }
    }

    /**
     * A kind of database of which no document was read, though there are interfaces of its service.
     *
     * @param interfaces the first few of them
     * @param count how many there are in all
     */
    record DatabasesNotCollected(Database.Kind kind, List<String> interfaces, int count) implements Gap {
        public DatabasesNotCollected {
            interfaces = List.copyOf(interfaces);
        }

        @Override
        public String command() {
            return kind.command();
        }
    }

    /** Block Public Access options, of which no document was read. */
    record OptionsNotCollected() implements Gap {
        @Override
        public String command() {
            return "aws ec2 describe-vpc-block-public-access-options";
        }
    }

    /** What AWS did not answer when the snapshot was made, for want of a permission or another reason. */
    record NotAnswered(Inventory.Unanswered what) implements Gap {
        @Override
        public String command() {
            return what.command();
        }
    }

    /** A top-level key that this version does not read, or a file that is no JSON. */
    record Unread(Inventory.Skipped skipped) implements Gap {
        @Override
        public String command() {
            return "";
        }
    }
}
