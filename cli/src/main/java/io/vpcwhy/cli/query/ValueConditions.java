package io.vpcwhy.cli.query;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.PortRange;
import java.util.ArrayList;
import java.util.List;

/** Writes in a query language what a value may be: those that stand alone in a list, before the ranges. */
record ValueConditions(QueryDialect dialect) {

    /** What a number may be. */
    String number(String value, Condition.Numbers number) {
        List<String> singles = new ArrayList<>();
        List<String> alternatives = new ArrayList<>();
        for (PortRange range : number.ranges().items()) {
            if (range.size() == 1) {
                singles.add(Integer.toString(range.from()));
            } else {
                alternatives.add(dialect.between(value, range));
            }
        }
        return either(value, singles, alternatives, number.ranges().allBut());
    }

    /** What an address may be. */
    String address(String value, AddressBlocks meant) {
        String within = meant.within().isEverything()
                ? dialect.isOf(value, meant.family())
                : dialect.isIn(value, meant.within());
        if (meant.isWithinAlone()) {
            return within;
        }
        List<String> hosts = new ArrayList<>();
        List<String> alternatives = new ArrayList<>();
        for (Cidr block : meant.blocks()) {
            if (block.first().equals(block.last())) {
                hosts.add(dialect.quoted(block.network().toString()));
            } else {
                alternatives.add(dialect.isIn(value, block));
            }
        }
        String listed = either(value, hosts, alternatives, meant.allBut());
        return meant.allBut() ? "(" + within + dialect.and() + listed + ")" : listed;
    }

    private String either(String value, List<String> singles, List<String> others, boolean not) {
        List<String> alternatives = new ArrayList<>();
        if (!singles.isEmpty()) {
            alternatives.add(dialect.oneOf(value, singles));
        }
        alternatives.addAll(others);
        String any = alternatives.size() == 1 && !not
                ? alternatives.get(0)
                : "(" + String.join(dialect.or(), alternatives) + ")";
        return not ? dialect.not() + any : any;
    }
}
