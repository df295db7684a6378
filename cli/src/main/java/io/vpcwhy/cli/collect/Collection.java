package io.vpcwhy.cli.collect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.sts.StsClient;

/** Collects a snapshot: every account and Region of a plan, one after another, into one folder. */
public final class Collection {

    /** Where to ask which Regions there are, when nothing names one. */
    private static final Region WHERE_REGIONS_ARE_TOLD = Region.US_EAST_1;

    private final CollectPlan plan;
    private final AwsAccess access;
    private final CollectProgress progress;

    public Collection(CollectPlan plan, AwsAccess access, CollectProgress progress) {
        this.plan = plan;
        this.access = access;
        this.progress = progress;
    }

    /**
     * Collects.
     *
     * @return what came of each account and Region, in their order
     * @throws CollectException where it could not be finished; what is done stays for a run that goes on with it
     */
    public List<CollectedPlace> run() throws CollectException, IOException {
        try (CollectionFolder folder = CollectionFolder.open(plan);
                AwsSession own = AwsSession.open(access)) {
            List<CollectedPlace> places = new ArrayList<>();
            Set<String> accounts = new HashSet<>();
            Region first = first(own);
            if (plan.roleArns().isEmpty()) {
                collect(own, "aws sts get-caller-identity", first, folder, accounts, places);
            }
            for (String role : plan.roleArns()) {
                try (AwsSession session = own.under(role, first)) {
                    collect(session, role, first, folder, accounts, places);
                }
            }
            requireSomething(places);
            return finish(folder, accounts, places);
        }
    }

    private List<CollectedPlace> finish(CollectionFolder folder, Set<String> accounts, List<CollectedPlace> places)
            throws IOException {
        if (!plan.redact()) {
            folder.finish();
            return places;
        }
        Redactor redactor = new Redactor(List.copyOf(accounts));
        folder.finish(redactor);
        return places.stream()
                .map(each -> each.withAccount(redactor.text(each.account())))
                .toList();
    }

    private void collect(
            AwsSession session,
            String asking,
            Region first,
            CollectionFolder folder,
            Set<String> accounts,
            List<CollectedPlace> places)
            throws CollectException, IOException {
        String account = account(session, asking, first);
        if (!accounts.add(account)) {
            throw CollectException.ofUsage("two roles are of account " + account + ": name one of them");
        }
        for (String region : regions(session, first)) {
            Place place = new Place(account, region);
            progress.place(account, region);
            Path documents = folder.of(place);
            try (ClientSet clients = new ClientSet(session, Region.of(region))) {
                CallTally tally = new PlaceCollector(place, documents, plan, clients, progress).collect();
                ManifestWriter.write(documents, place, plan, folder.began(), tally);
                places.add(CollectedPlace.of(place, tally));
            }
        }
    }

    private static void requireSomething(List<CollectedPlace> places) throws CollectException {
        if (places.stream().allMatch(place -> place.requests() == 0)) {
            throw new CollectException("AWS answered none of the calls; what the credentials must be allowed is what"
                    + " vpcwhy collect --print-iam-policy prints");
        }
    }

    /** The Region that is asked what no Region is needed for. */
    private Region first(AwsSession session) throws CollectException {
        if (plan.regions().isEmpty()) {
            return session.usualRegion();
        }
        String named = plan.regions().get(0);
        return named.equals(CollectPlan.ALL_REGIONS) ? usualRegionOrOther(session) : Region.of(named);
    }

    /** The usual one, for it is of the partition that the credentials are of. */
    private static Region usualRegionOrOther(AwsSession session) {
        try {
            return session.usualRegion();
        } catch (CollectException none) {
            return WHERE_REGIONS_ARE_TOLD;
        }
    }

    /** @param asking what a refusal is about */
    private static String account(AwsSession session, String asking, Region region) throws CollectException {
        try (StsClient sts = session.client(StsClient.builder(), region)) {
            return sts.getCallerIdentity().account();
        } catch (SdkException thrown) {
            throw refused(asking, thrown);
        }
    }

    private List<String> regions(AwsSession session, Region first) throws CollectException {
        if (plan.regions().isEmpty()) {
            return List.of(first.id());
        }
        if (!plan.regions().contains(CollectPlan.ALL_REGIONS)) {
            return plan.regions();
        }
        try (Ec2Client ec2 = session.client(Ec2Client.builder(), first)) {
            return ec2.describeRegions().regions().stream()
                    .map(each -> each.regionName())
                    .sorted()
                    .toList();
        } catch (SdkException thrown) {
            throw refused("aws ec2 describe-regions", thrown);
        }
    }

    private static CollectException refused(String command, SdkException thrown) {
        Refusal refusal = Refusal.of(thrown, true);
        return refusal.sort() == Refusal.Sort.CREDENTIALS
                ? CredentialWords.refused(refusal.code())
                : new CollectException(command + ": " + refusal.code());
    }
}
