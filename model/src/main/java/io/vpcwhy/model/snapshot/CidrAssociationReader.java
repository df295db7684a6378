package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.ip.Cidr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the blocks of a VPC or subnet that are in force. AWS goes on telling a block for a while after it was taken away,
 * with the state {@code disassociated}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcCidrBlockState.html">VpcCidrBlockState</a>
 */
final class CidrAssociationReader {

    private CidrAssociationReader() {}

    static List<Cidr> read(JsonCursor in, String cidrKey, String stateKey) throws SnapshotException {
        List<Cidr> associated = new ArrayList<>(2);
        for (in.array(); in.nextElement(); ) {
            @Nullable Cidr cidr = null;
            @Nullable String state = null;
            for (in.object(); in.nextField(); ) {
                if (in.field().equals(cidrKey)) {
                    cidr = in.cidr();
                } else if (in.field().equals(stateKey)) {
                    state = in.nameUnder("State");
                } else {
                    in.skip();
                }
            }
            Cidr block = in.required(cidr, cidrKey);
            if (state == null || state.equals("associated")) {
                associated.add(block);
            }
        }
        return associated;
    }

    /** The primary block, if there is one, and the others; each once. */
    static List<Cidr> primaryFirst(@Nullable Cidr primary, List<Cidr> associated) {
        List<Cidr> all = new ArrayList<>(associated.size() + 1);
        if (primary != null) {
            all.add(primary);
        }
        for (Cidr cidr : associated) {
            if (!all.contains(cidr)) {
                all.add(cidr);
            }
        }
        return all;
    }
}
