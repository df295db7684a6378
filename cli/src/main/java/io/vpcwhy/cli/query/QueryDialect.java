package io.vpcwhy.cli.query;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.PortRange;
import java.util.List;

/** How a query language writes what a value may be. */
interface QueryDialect {

    /** That all hold, with the blanks around it. */
    String and();

    /** That one holds, with the blanks around it. */
    String or();

    /** That something does not hold, with the blank after it. */
    String not();

    /** A text. */
    String quoted(String text);

    /** That a value is one of several, which are written already. */
    String oneOf(String value, List<String> items);

    /** That a number is in a range. */
    String between(String value, PortRange range);

    /** That an address is of a family. */
    String isOf(String value, IpFamily family);

    /** That an address is in a block. */
    String isIn(String value, Cidr block);
}
