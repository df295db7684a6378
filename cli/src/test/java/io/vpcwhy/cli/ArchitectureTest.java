package io.vpcwhy.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessField;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** Which way dependencies may point. It is here because only this module sees all the others. */
@AnalyzeClasses(packages = "io.vpcwhy", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final String MODEL = "io.vpcwhy.model..";
    private static final String IP = "io.vpcwhy.model.ip..";
    private static final String AWS = "io.vpcwhy.model.aws..";
    private static final String FLOWLOG = "io.vpcwhy.model.flowlog..";
    private static final String PARQUET = "io.vpcwhy.model.parquet..";
    private static final String SNAPSHOT = "io.vpcwhy.model.snapshot..";
    private static final String DOCUMENTS = "io.vpcwhy.model.json..";
    private static final String SCOPE = "io.vpcwhy.model.scope..";
    private static final String BASELINE = "io.vpcwhy.model.baseline..";
    private static final String INTENT = "io.vpcwhy.model.intent..";
    private static final String SIMULATOR = "io.vpcwhy.simulator..";
    private static final String FILTER = "io.vpcwhy.simulator.filter..";
    private static final String ROUTE = "io.vpcwhy.simulator.route..";
    private static final String REMEDY = "io.vpcwhy.simulator.remedy..";
    private static final String GRAPH = "io.vpcwhy.simulator.graph..";
    private static final String SPACE = "io.vpcwhy.simulator.space..";
    private static final String TRACE = "io.vpcwhy.simulator.trace..";
    private static final String REACH = "io.vpcwhy.simulator.reach..";
    private static final String FINDINGS = "io.vpcwhy.simulator.scope..";
    private static final String EXPOSURE = "io.vpcwhy.simulator.exposure..";
    private static final String COMPARISON = "io.vpcwhy.simulator.baseline..";
    private static final String INTENTS = "io.vpcwhy.simulator.intent..";
    private static final String DIFF = "io.vpcwhy.simulator.diff..";
    private static final String EXPLAIN = "io.vpcwhy.simulator.explain..";
    private static final String REPLAY = "io.vpcwhy.simulator.replay..";
    private static final String COVERAGE = "io.vpcwhy.simulator.coverage..";
    private static final String USAGE = "io.vpcwhy.simulator.usage..";
    private static final String INSIGHT = "io.vpcwhy.simulator.insight..";
    private static final String CONNECTION = "io.vpcwhy.simulator.connection..";
    private static final String FIXTURES = "io.vpcwhy.fixtures..";
    private static final String CLI = "io.vpcwhy.cli..";
    private static final String COLLECT = "io.vpcwhy.cli.collect..";
    private static final String PICTURES = "io.vpcwhy.cli.graph..";
    private static final String WORDS = "io.vpcwhy.cli.render..";
    private static final String QUERIES = "io.vpcwhy.cli.query..";
    private static final String REPORTS = "io.vpcwhy.cli.report..";
    private static final String PAGES = "io.vpcwhy.cli.page..";

    private static final String JACKSON = "tools.jackson.core..";
    private static final String YAML = "org.snakeyaml.engine..";
    private static final String COMPRESS = "org.apache.commons.compress..";
    private static final String[] PARQUET_LIBRARIES = {"org.apache.parquet..", "io.airlift.compress.."};
    private static final String GRAPHS = "org.jgrapht..";
    private static final String SKETCHES = "org.apache.datasketches..";
    private static final String[] LAYOUT = {"org.eclipse.elk..", "org.eclipse.emf..", "org.eclipse.xtext.."};
    private static final String PICOCLI = "picocli..";
    private static final String[] AWS_SDK = {"software.amazon..", "com.amazonaws.."};

    @ArchTest
    static final ArchRule modelKnowsNothingAbove = noClasses()
            .that()
            .resideInAPackage(MODEL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SIMULATOR, FIXTURES, CLI);

    @ArchTest
    static final ArchRule ip = only(IP);

    @ArchTest
    static final ArchRule aws = only(AWS, IP);

    @ArchTest
    static final ArchRule flowlog = only(FLOWLOG, IP, PARQUET, JACKSON);

    @ArchTest
    static final ArchRule parquet = only(PARQUET, PARQUET_LIBRARIES);

    @ArchTest
    static final ArchRule snapshot = only(SNAPSHOT, AWS, IP, JACKSON, COMPRESS);

    @ArchTest
    static final ArchRule documents = only(DOCUMENTS, JACKSON);

    @ArchTest
    static final ArchRule scope = only(SCOPE, DOCUMENTS, IP);

    @ArchTest
    static final ArchRule baseline = only(BASELINE, DOCUMENTS, IP);

    @ArchTest
    static final ArchRule intent = only(INTENT, DOCUMENTS, IP, YAML);

    @ArchTest
    static final ArchRule filter = only(FILTER, ROUTE, MODEL);

    @ArchTest
    static final ArchRule route = only(ROUTE, MODEL);

    @ArchTest
    static final ArchRule graph = only(GRAPH, FILTER, ROUTE, MODEL, GRAPHS);

    @ArchTest
    static final ArchRule space = only(SPACE, IP, AWS);

    @ArchTest
    static final ArchRule remedy = only(REMEDY, FILTER, ROUTE, MODEL);

    @ArchTest
    static final ArchRule trace = only(TRACE, GRAPH, REMEDY, FILTER, ROUTE, MODEL);

    @ArchTest
    static final ArchRule reach = only(REACH, SPACE, TRACE, GRAPH, FILTER, ROUTE, MODEL);

    @ArchTest
    static final ArchRule findings = only(FINDINGS, REACH, SPACE, TRACE, GRAPH, MODEL);

    @ArchTest
    static final ArchRule exposure = only(EXPOSURE, FINDINGS, REACH, SPACE, TRACE, GRAPH, MODEL);

    @ArchTest
    static final ArchRule comparison = only(COMPARISON, EXPOSURE, FINDINGS, REACH, SPACE, MODEL);

    @ArchTest
    static final ArchRule intents = only(INTENTS, FINDINGS, REACH, SPACE, EXPLAIN, TRACE, GRAPH, FILTER, ROUTE, MODEL);

    @ArchTest
    static final ArchRule diff = only(DIFF, EXPOSURE, FINDINGS, REACH, SPACE, TRACE, GRAPH, MODEL);

    @ArchTest
    static final ArchRule explain = only(EXPLAIN, TRACE, GRAPH, REMEDY, FILTER, ROUTE, MODEL);

    @ArchTest
    static final ArchRule replay = only(REPLAY, EXPLAIN, FILTER, ROUTE, MODEL);

    @ArchTest
    static final ArchRule coverage = only(COVERAGE, MODEL);

    @ArchTest
    static final ArchRule usage = only(USAGE, REPLAY, EXPLAIN, FILTER, SPACE, MODEL);

    @ArchTest
    static final ArchRule insight = only(INSIGHT, REPLAY, EXPLAIN, FILTER, ROUTE, MODEL, SKETCHES);

    @ArchTest
    static final ArchRule simulator = only(SIMULATOR, MODEL, GRAPHS, SKETCHES);

    @ArchTest
    static final ArchRule connection = only(CONNECTION, REPLAY, EXPLAIN, ROUTE, MODEL);

    @ArchTest
    static final ArchRule fixtures = only(FIXTURES, MODEL, JACKSON);

    @ArchTest
    static final ArchRule words = only(WORDS, SIMULATOR, MODEL, JACKSON, "org.apache.commons.csv..");

    @ArchTest
    static final ArchRule reports = only(REPORTS, WORDS, SIMULATOR, MODEL, JACKSON, "javax.xml.stream..");

    @ArchTest
    static final ArchRule pages = only(PAGES, WORDS, REPORTS, SIMULATOR, MODEL);

    @ArchTest
    static final ArchRule queries = only(QUERIES, WORDS, SIMULATOR, MODEL, JACKSON);

    @ArchTest
    static final ArchRule modelHasNoCycles =
            slices().matching("io.vpcwhy.model.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule simulatorHasNoCycles =
            slices().matching("io.vpcwhy.simulator.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheCommandLineHasATerminal = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.io.PrintStream.class, java.io.Console.class);

    @ArchTest
    static final ArchRule onlyTheCommandLineHasStandardStreams = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should(accessField(System.class, "out")
                    .or(accessField(System.class, "err"))
                    .or(accessField(System.class, "in")));

    @ArchTest
    static final ArchRule onlyTheCommandLineParsesArguments = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(PICOCLI);

    @ArchTest
    static final ArchRule onlyPicturesAreLaidOut = noClasses()
            .that()
            .resideOutsideOfPackage(PICTURES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(LAYOUT);

    @ArchTest
    static final ArchRule onlyNetworksAndPicturesAreGraphs = noClasses()
            .that()
            .resideOutsideOfPackages(GRAPH, PICTURES)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(GRAPHS);

    @ArchTest
    static final ArchRule onlyCollectingTouchesANetwork = noClasses()
            .that()
            .resideOutsideOfPackage(COLLECT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(and(AWS_SDK, "java.net..", "javax.net.."));

    /** Whose methods are read-only: no more is called of a client of AWS, be it for a snapshot or for logs. */
    @ArchTest
    static final ArchRule awsIsOnlyAskedAndNeverChanged = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "changes something in AWS",
                    access -> access.getTargetOwner().getPackageName().startsWith("software.amazon.awssdk.services.")
                            && access.getTargetOwner().getSimpleName().endsWith("Client")
                            && !access.getTarget()
                                    .getName()
                                    .matches("(describe|get|list|search)[A-Z]\\w*|filterLogEvents|startQuery"
                                            + "|builder|serviceMetadata|close")));

    @ArchTest
    static final ArchRule namesSayWhatAClassIs =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager)");

    @ArchTest
    static void everyPackageIsDescribedAndNullMarked(JavaClasses all) {
        List<String> missing = new ArrayList<>();
        for (JavaPackage each : all.getPackage("io.vpcwhy").getSubpackagesInTree()) {
            boolean empty =
                    each.getClasses().stream().allMatch(c -> c.getSimpleName().equals("package-info"));
            if (!empty && !each.isAnnotatedWith(NullMarked.class)) {
                missing.add(each.getName());
            }
        }
        assertThat(missing)
                .as("packages without a package-info which is @NullMarked")
                .isEmpty();
    }

    /** Holds when classes of a package depend on nothing but the JDK, themselves and what else is named. */
    private static ArchRule only(String itself, String... others) {
        return classes()
                .that()
                .resideInAPackage(itself)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(and(others, itself, "java..", "org.jspecify.annotations.."));
    }

    private static String[] and(String[] some, String... more) {
        String[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
