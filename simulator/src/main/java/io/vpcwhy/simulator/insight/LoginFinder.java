package io.vpcwhy.simulator.insight;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.simulator.insight.Insight.LoginSource;
import io.vpcwhy.simulator.insight.Insight.LoginTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds who tried to log in where, and who was let in. */
final class LoginFinder {

    private static final int MOST_TARGETS = 100;
    private static final int MOST_SOURCES = 5;

    private static final Comparator<LoginTarget> TARGETS = Comparator.comparingLong(LoginTarget::acceptedFromInternet)
            .thenComparingLong(LoginTarget::accepted)
            .thenComparingLong(LoginTarget::refused)
            .reversed()
            .thenComparing(target -> target.networkInterface().id());

    private static final Comparator<LoginSource> SOURCES = Comparator.comparing((LoginSource source) ->
                    source.accepted() > 0 && source.from().origin() == Origin.INTERNET)
            .thenComparingLong(source -> Sums.add(source.accepted(), source.refused()))
            .reversed()
            .thenComparing(source -> source.from().address().orElseThrow());

    private final InsightWatch seen;
    private final Naming naming;

    LoginFinder(InsightWatch seen, Naming naming) {
        this.seen = seen;
        this.naming = naming;
    }

    List<Insight> find() {
        List<Insight> found = new ArrayList<>();
        for (LoginService service : LoginService.all()) {
            Insight.LoginAttempts attempts = attempts(service);
            if (attempts.inAll() > 0) {
                found.add(attempts);
            }
        }
        return found;
    }

    private Insight.LoginAttempts attempts(LoginService service) {
        InsightWatch.Logins logins = seen.logins(service);
        Map<Integer, List<LoginSource>> sources = sources(service);
        List<LoginTarget> targets = new ArrayList<>();
        List<NetworkInterface> interfaces = seen.network().interfaces();
        for (int number = 0; number < interfaces.size(); number++) {
            LoginTarget target = new LoginTarget(
                    interfaces.get(number),
                    logins.accepted.of(number),
                    logins.acceptedFromInternet.of(number),
                    logins.refused.of(number),
                    sources.getOrDefault(number, List.of()).stream()
                            .sorted(SOURCES)
                            .limit(MOST_SOURCES)
                            .toList());
            if (target.accepted() > 0 || target.refused() > 0) {
                targets.add(target);
            }
        }
        targets.sort(TARGETS);
        return new Insight.LoginAttempts(
                service,
                targets.stream().mapToLong(LoginTarget::accepted).sum(),
                targets.stream().mapToLong(LoginTarget::acceptedFromInternet).sum(),
                targets.stream().mapToLong(LoginTarget::refused).sum(),
                logins.acceptedSources.count(),
                logins.refusedSources.count(),
                targets.subList(0, Math.min(MOST_TARGETS, targets.size())),
                targets.size());
    }

    private Map<Integer, List<LoginSource>> sources(LoginService service) {
        Followed calls = seen.calls();
        Map<Integer, List<LoginSource>> sources = new HashMap<>();
        for (int call = 0; call < calls.size(); call++) {
            long what = calls.what(call);
            if (CallKey.port(what) == service.port() && CallKey.protocol(what) == IpProtocol.TCP.number()) {
                sources.computeIfAbsent(CallKey.networkInterface(what), any -> new ArrayList<>())
                        .add(new LoginSource(
                                naming.far(calls.high(call), calls.low(call), what),
                                calls.sum(call, Followed.ACCEPTED),
                                calls.sum(call, Followed.REJECTED)));
            }
        }
        return sources;
    }
}
